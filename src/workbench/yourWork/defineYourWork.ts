import { startYourWork } from './startYourWork.ts';
import type { KnownExercise } from './workModel.ts';

class YourWorkElement extends HTMLElement {
  connectedCallback(): void {
    const region = this.querySelector<HTMLElement>('[data-region=work]');
    const known = this.querySelector('script[type="application/json"]')?.textContent;
    if (region === null || known == null) {
      throw new Error('The page carries no place for the list of work, or no exercises');
    }
    startYourWork(region, JSON.parse(known) as KnownExercise[]);
  }
}

customElements.define('whp-your-work', YourWorkElement);
