import type { LabFacts } from './labFacts.ts';
import { startLab } from './startLab.ts';

class LabElement extends HTMLElement {
  connectedCallback(): void {
    const facts = this.querySelector('script[type="application/json"]')?.textContent;
    if (facts == null) throw new Error('The lab carries no facts for its script');
    void startLab(this, JSON.parse(facts) as LabFacts);
  }
}

customElements.define('whp-lab', LabElement);
