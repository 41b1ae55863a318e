/** A verdict as the page showed it. Times are in ms since the page was opened. */
export interface ShownVerdict {
  readonly kind: string;
  /** When the key was pressed or the button was clicked that started the run. */
  readonly pressedAt: number;
  /** When the key was pressed that changed the text last. */
  readonly editedAt: number;
  readonly shownAt: number;
  /** The runner's own stages, in ms. */
  readonly stages: Readonly<Record<string, number>>;
}

declare global {
  interface Window {
    /** The verdict of the last run that was started. */
    shownVerdict: Promise<ShownVerdict>;
  }
}

/**
 * Runs in the page before any script of its own: the page's key handler lets no later listener hear of the key. Notes
 * when a run was started and when its verdict stood in the document.
 */
export function watchVerdicts(): void {
  if (window !== top) return;
  let pressedAt = 0;
  let editedAt = 0;
  let settle: (verdict: ShownVerdict) => void = () => {};
  const begin = ({ timeStamp }: Event): void => {
    pressedAt = timeStamp;
    window.shownVerdict = new Promise((resolve) => {
      settle = resolve;
    });
  };
  addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey && event.key === 'Enter') begin(event);
      else if (!event.ctrlKey && event.key.length === 1) editedAt = event.timeStamp;
    },
    { capture: true },
  );
  addEventListener(
    'click',
    (event) => {
      if (event.target instanceof Element && event.target.closest('.whp-run')) begin(event);
    },
    { capture: true },
  );
  addEventListener('DOMContentLoaded', () => {
    const region = document.querySelector("[data-region='headline']");
    if (region === null) return;
    const look = (): void => {
      const shownAt = performance.now();
      const headline = region.querySelector('[data-verdict]');
      if (headline === null) return;
      const kind = headline.getAttribute('data-verdict') ?? '';
      const timings = region.querySelector('[data-timings]')?.getAttribute('data-timings');
      settle({ kind, pressedAt, editedAt, shownAt, stages: JSON.parse(timings ?? '{}') });
    };
    const observed = { attributes: true, childList: true, subtree: true };
    new MutationObserver(look).observe(region, observed);
  });
}
