type PageCommand = 'onRun' | 'onNextFailure' | 'onHint' | 'onReset';

/** What the keys of a page do; a page without hints or a reset leaves those out. */
export type PageKeys = Readonly<
  Record<'onRun' | 'onNextFailure', () => void> & Partial<Record<PageCommand, () => void>>
>;

/** Letters are told by their place on the keyboard: Alt changes what they write. */
function commandOf(event: KeyboardEvent): PageCommand | undefined {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === 'Enter' && (ctrlKey || metaKey) && !altKey) return 'onRun';
  if (key === 'F8' && !ctrlKey && !altKey && !metaKey) return 'onNextFailure';
  if (!altKey || !shiftKey || ctrlKey || metaKey) return undefined;
  return code === 'KeyH' ? 'onHint' : code === 'KeyR' ? 'onReset' : undefined;
}

/**
 * The keys that work anywhere on the page. They are taken before the editor sees them: Monaco has
 * commands of its own for some.
 */
export function pageKeys(keys: PageKeys): void {
  addEventListener(
    'keydown',
    (event) => {
      const command = commandOf(event);
      const run = command && keys[command];
      if (run === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) run();
    },
    { capture: true },
  );
}
