import { folio_test_large, page_folio } from '../mm/folio.ts';
import type { Invariant } from './invariant.ts';
import { splitUnderHolder } from './splitUnderHolder.ts';

/** I13. */
export const pinsSymmetric: Invariant = {
  id: 'I13',
  title: 'Pins are put as they were taken',
  says: 'What was taken as a pin goes as a pin. Of a large folio that shows in its pin count: it is the number of pins that are held, and never more than the references; a single page has none.',
  kept: 'Every release. For single pages it is I2 that shows it: a pin counts 1024 there.',
  known: [splitUnderHolder],
  source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2',
  check: (view) =>
    view.folios.flatMap((folio) => {
      const { _pincount, _refcount } = folio;
      const subject = folio.label;
      if (_pincount < 0 || _pincount > (folio_test_large(folio) ? _refcount : 0)) {
        return [{ subject, text: `It has ${_pincount} pins and ${_refcount} references.` }];
      }
      if (!view.holders || view.at === 'step' || !folio_test_large(folio)) return [];
      let held = 0;
      for (const { page, pins = 0 } of view.holders) if (page_folio(page) === folio) held += pins;
      return held === _pincount
        ? []
        : [{ subject, text: `It has ${_pincount} pins; ${held} are held.` }];
    }),
};
