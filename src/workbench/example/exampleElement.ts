import type { ExampleFacts } from './exampleFacts.ts';

/** An example in a chapter: text until its button is pressed, a workbench from then on. */
export class ExampleElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-start]');
    const facts = this.querySelector('script[type="application/json"]')?.textContent;
    if (button === null || facts == null) return;
    button.hidden = false;
    this.#offer(button, JSON.parse(facts));
  }

  #offer(button: HTMLButtonElement, facts: ExampleFacts): void {
    button.addEventListener('click', () => this.#start(button, facts), { once: true });
  }

  // The button is not disabled meanwhile, which would take the focus from it. The workbench makes it its Run button.
  async #start(button: HTMLButtonElement, facts: ExampleFacts): Promise<void> {
    const label = button.textContent;
    const said = this.querySelector('[data-region=headline]');
    said?.replaceChildren();
    button.textContent = 'Loading…';
    try {
      const { loadExample } = await import('./loadExample.ts');
      await loadExample(this, facts);
    } catch (error) {
      console.info('The workbench did not load.', error);
      button.textContent = label;
      const line = document.createElement('p');
      line.className = 'whp-headline whp-fault';
      line.textContent = 'The workbench could not be loaded. Check the connection and try again.';
      said?.append(line);
      this.#offer(button, facts);
    }
  }
}
