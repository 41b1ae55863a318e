import type { Invariant } from './invariant.ts';

/** I15. */
export const oneMeaningAWord: Invariant = {
  id: 'I15',
  title: 'A word has one meaning at a time',
  says: 'The word of a page that holds its pgmap holds the way to the head while the page is a tail, and the pgmap again after it; the word of the mapping is not a tail\u2019s to use.',
  kept: 'Every release: while a 2 MiB entry of fsdax stands, and after it has gone.',
  known: [],
  source:
    'include/linux/mm_types.h at 5.10, 7.2; fs/dax.c dax_folio_put at 7.2; recordings of 6.18.15 and 7.2.13 show the word before, during and after',
  check: (view) =>
    view.pages.flatMap((page) => {
      const subject = page.label;
      if (page.compound_head) {
        return page.mapping === null && page.order === 0
          ? []
          : [{ subject, text: 'It is a tail and has a mapping or an order of its own.' }];
      }
      if (!page.pgmap.covers(page.pfn)) {
        return [{ subject, text: `Its pgmap word names ${page.pgmap.label}.` }];
      }
      for (let at = 1; at < 2 ** page.order; at += 1) {
        const tail = page.pgmap.pageAt(page.pfn + at);
        if (tail.compound_head !== page) {
          return [
            { subject, text: `Its order is ${page.order} and ${tail.label} is no tail of it.` },
          ];
        }
      }
      return [];
    }),
};
