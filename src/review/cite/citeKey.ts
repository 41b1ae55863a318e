import { CiteSection } from './citeSection.ts';
import { currentSection } from './currentSection.ts';

const storageKey = 'whp-cite-key';

/** Does this element take letters itself? */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function citeCurrent(): void {
  const sections = [...document.querySelectorAll('cite-section')];
  const tops = sections.map((section) => section.getBoundingClientRect().top);
  const section = sections[currentSection(tops, window.innerHeight * 0.4)];
  if (section instanceof CiteSection) void section.cite();
}

/**
 * `<cite-key>`: the note about the key `c`, which cites the section being read. A single-letter key
 * must be possible to turn off (WCAG 2.1.4), so it holds the switch and keeps the choice.
 */
export class CiteKey extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('input');
    if (!box) return;
    this.hidden = false;
    box.checked = localStorage.getItem(storageKey) !== 'off';
    box.addEventListener('change', () => {
      localStorage.setItem(storageKey, box.checked ? 'on' : 'off');
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!box.checked || event.defaultPrevented || takesText(event.target)) return;
      citeCurrent();
    });
  }
}
