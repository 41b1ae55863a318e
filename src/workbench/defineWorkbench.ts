import type { ExerciseFacts } from './exerciseFacts.ts';
import { startWorkbench } from './startWorkbench.ts';

class WorkbenchElement extends HTMLElement {
  connectedCallback(): void {
    const facts = this.querySelector('script[type="application/json"]')?.textContent;
    if (facts == null) throw new Error('The exercise page carries no facts for its script');
    startWorkbench(this, JSON.parse(facts) as ExerciseFacts);
  }
}

customElements.define('whp-workbench', WorkbenchElement);
