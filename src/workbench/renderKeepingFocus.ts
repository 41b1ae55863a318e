import { type ComponentChild, render } from 'preact';

/**
 * Renders a part of a page. Where the focus was in it and what had it is gone, the focus goes to the first control that
 * the part has now, or to the part itself: whoever uses the keyboard stays there.
 */
export function renderKeepingFocus(view: ComponentChild, host: HTMLElement): void {
  const focused = host.contains(document.activeElement);
  render(view, host);
  if (!focused || host.contains(document.activeElement)) return;
  const control = host.querySelector<HTMLElement>(':is(button, select, input):enabled, summary, a');
  if (control === null) host.tabIndex = -1;
  (control ?? host).focus();
}
