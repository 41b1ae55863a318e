interface PageKeys {
  readonly onRun: () => void;
  readonly onNextFailure: () => void;
}

/**
 * The keys that work anywhere on the page. They are taken before the editor sees them: Monaco has
 * commands of its own for both.
 */
export function pageKeys({ onRun, onNextFailure }: PageKeys): void {
  addEventListener(
    'keydown',
    (event) => {
      const runs = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey;
      const moves = event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!runs && !moves) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (runs) onRun();
      else onNextFailure();
    },
    { capture: true },
  );
}
