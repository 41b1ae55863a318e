import { footnote } from './footnote.ts';

/** The published address of this page, where the build knows it; else where it was loaded from. */
function siteAddress(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  return canonical?.href ?? location.href;
}

/**
 * `<cite-section>`: the Cite button at a heading. Copies the section's footnote, says so in a live
 * region, and shows the text to copy by hand where the clipboard is refused.
 */
export class CiteSection extends HTMLElement {
  #status: HTMLElement | undefined;

  connectedCallback(): void {
    this.#status = document.createElement('span');
    this.#status.setAttribute('role', 'status');
    this.append(this.#status);
    this.#button()?.addEventListener('click', () => void this.cite());
  }

  /** Copies the footnote, or offers it as text. */
  async cite(): Promise<void> {
    const link = this.parentElement?.querySelector<HTMLAnchorElement>('a.whp-short');
    const url = new URL(`${link?.pathname}${link?.search}`, siteAddress());
    const text = footnote(this.dataset.note ?? '', url.href);
    this.#say('');
    try {
      await navigator.clipboard.writeText(text);
      this.querySelector('.whp-cite-box')?.remove();
      this.#say('Copied');
    } catch {
      this.#offer(text);
    }
  }

  #button(): HTMLButtonElement | null {
    return this.querySelector('button');
  }

  #say(text: string): void {
    if (this.#status) this.#status.textContent = text;
  }

  /** Shows the footnote in a box, selected, with the keyboard in it; Escape closes it. */
  #offer(text: string): void {
    this.querySelector('.whp-cite-box')?.remove();
    const box = document.createElement('label');
    box.className = 'whp-cite-box';
    box.textContent = 'The clipboard is not available here. Copy this text, Escape closes it:';
    const area = document.createElement('textarea');
    area.readOnly = true;
    area.rows = text.split('\n').length;
    area.value = text;
    area.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      box.remove();
      this.#button()?.focus();
    });
    box.append(area);
    this.append(box);
    area.focus();
    area.select();
  }
}
