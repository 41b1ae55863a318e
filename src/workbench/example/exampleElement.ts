import type { ExampleFacts } from './exampleFacts.ts';

/** An example in a chapter: text until its button is pressed, a workbench from then on. */
export class ExampleElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-start]');
    const facts = this.querySelector('script[type="application/json"]')?.textContent;
    if (button === null || facts == null) return;
    button.hidden = false;
    button.addEventListener('click', () => this.#start(button, JSON.parse(facts)));
  }

  async #start(button: HTMLButtonElement, facts: ExampleFacts): Promise<void> {
    if (button.ariaDisabled === 'true') return;
    // A disabled button would lose the focus, which goes on to the button that takes its place.
    button.ariaDisabled = 'true';
    try {
      const { loadExample } = await import('./loadExample.ts');
      await loadExample(this, facts);
    } catch (error) {
      console.info('The workbench did not load.', error);
      button.ariaDisabled = 'false';
    }
  }
}
