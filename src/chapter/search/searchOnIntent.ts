/** Stands where Starlight puts its search, and loads that when the reader turns to it. */
export class PagefindUI {
  constructor(options: object) {
    const place = document.querySelector('site-search');
    const dialog = place?.querySelector('dialog');
    if (!place || !dialog) return;
    const intents = ['pointerenter', 'focusin', 'click'];
    let isLoading = false;
    const load = async () => {
      if (isLoading) return;
      isLoading = true;
      try {
        const search = await import('virtual:search');
        new search.PagefindUI(options);
        stop();
        if (dialog.open) dialog.querySelector('input')?.focus();
      } catch (error) {
        isLoading = false;
        console.info('The search did not load; it is tried again when it is opened.', error);
      }
    };
    // The dialog is also opened by its key.
    const opened = new MutationObserver(load);
    const stop = () => {
      opened.disconnect();
      for (const intent of intents) place.removeEventListener(intent, load);
    };
    opened.observe(dialog, { attributeFilter: ['open'] });
    for (const intent of intents) place.addEventListener(intent, load);
    if (dialog.open) void load();
  }
}
