import { releaseAsked } from './releaseAsked.ts';

/** The release picker, where the page stands when this script runs, and what of it is there by then. */
const picker = document.querySelector<HTMLElement>('.whp-picker');
const inputs = [...(picker?.querySelectorAll('input') ?? [])];
const releases = inputs.map(({ value }) => value);
let { shown, asked, remark } = releaseAsked(location.search, releases);

/** Style sheets show the passages of the release that the root element names. */
function mark(): void {
  document.documentElement.dataset.at = shown;
  for (const input of inputs) input.checked = input.value === shown;
  const status = picker?.querySelector('p');
  if (status) status.textContent = remark;
}

/** Moves the switches of the figures, and hands the release on: within the part, and by permanent links that hold for it. */
function follow(): void {
  for (const figure of document.querySelectorAll('.figure-releases')) {
    const other = figure.querySelector<HTMLElement>(`[data-releases="${shown}"]`)?.dataset.shown;
    const input = figure.querySelector<HTMLInputElement>(`input[value="${other ?? shown}"]`);
    if (input) input.checked = true;
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
    const held = link.dataset.releases?.split(' ');
    const isPart =
      link.pathname.startsWith(picker?.dataset.part ?? '') && link.pathname.endsWith('/');
    if (asked && (held ? held.includes(asked) : isPart)) link.search = `?at=${asked}`;
    else if (held) link.search = '';
  }
}

mark();
document.addEventListener('DOMContentLoaded', follow);
picker?.addEventListener('change', ({ target }) => {
  shown = asked = (target as HTMLInputElement).value;
  remark = '';
  history.replaceState(history.state, '', `?at=${asked}${location.hash}`);
  mark();
  follow();
});
