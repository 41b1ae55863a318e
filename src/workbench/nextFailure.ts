const PLACES = '.whp-failure > summary, .whp-errors .whp-line-link';

/**
 * Opens and focuses the next failing check below `results`, or the next error's line when nothing
 * was checked; after the last comes the first.
 */
export function nextFailure(results: HTMLElement): void {
  const places = [...results.querySelectorAll<HTMLElement>(PLACES)];
  const focused = document.activeElement;
  const at = places.findIndex((place) => place.parentElement?.contains(focused) === true);
  const next = places[(at + 1) % Math.max(places.length, 1)];
  if (next === undefined) return;
  if (next.parentElement instanceof HTMLDetailsElement) next.parentElement.open = true;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
