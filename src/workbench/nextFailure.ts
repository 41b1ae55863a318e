/**
 * Moves the focus to the next failing check below `results`, or to the next error's line when
 * nothing was checked; after the last comes the first.
 */
export function nextFailure(results: HTMLElement): void {
  const places = [
    ...results.querySelectorAll<HTMLElement>('.whp-check-fail h3, .whp-errors .whp-line-link'),
  ];
  const focused = document.activeElement;
  const at = places.findIndex(
    (place) => place === focused || place.parentElement?.contains(focused) === true,
  );
  const next = places[(at + 1) % Math.max(places.length, 1)];
  if (next === undefined) return;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
