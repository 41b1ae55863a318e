import type { Invariant } from './invariant.ts';

/** I14. */
export const headHasCounts: Invariant = {
  id: 'I14',
  title: 'The head has the counts',
  says: 'References and pins of a large folio are on its head; a tail page counts 0, and its head is large enough to have it.',
  kept: 'Every release, wherever a folio is large: device-dax of 2 MiB since 5.17, a PMD entry of fsdax since 6.15.',
  known: [],
  source:
    'commit c4386bd8ee3a; fs/dax.c dax_folio_init at 7.2; recordings with 2 MiB entries of 6.18.15 and 7.2.13',
  check: (view) =>
    view.pages.flatMap((page) => {
      const head = page.compound_head;
      if (!head) return [];
      const subject = page.label;
      if (page._refcount !== 0 || page._pincount !== 0) {
        return [
          { subject, text: `It is a tail and counts ${page._refcount}, ${page._pincount} pins.` },
        ];
      }
      const inside = page.pfn > head.pfn && page.pfn < head.pfn + 2 ** head.order;
      return inside && !head.compound_head
        ? []
        : [{ subject, text: `It is a tail of ${head.label}, whose order is ${head.order}.` }];
    }),
};
