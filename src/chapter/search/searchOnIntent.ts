import { searchTerm } from './searchTerm.ts';

/** Stands where Starlight puts its search, and loads that when its dialog is opened. */
export class PagefindUI {
  constructor(options: object) {
    const dialog = document.querySelector<HTMLDialogElement>('site-search dialog');
    if (!dialog) return;
    const load = () => {
      if (!dialog.open) return;
      opened.disconnect();
      import('virtual:search').then((search) => {
        new search.PagefindUI({ ...options, processTerm: searchTerm });
        dialog.querySelector('input')?.focus();
      }, watch);
    };
    const opened = new MutationObserver(load);
    // Also after a load that failed: the next opening tries again.
    const watch = () => opened.observe(dialog, { attributes: true });
    watch();
    load();
  }
}
