import type { Invariant } from './invariant.ts';

/** I1. */
export const pgmapStable: Invariant = {
  id: 'I1',
  title: 'A held page keeps its pgmap',
  says: 'As long as somebody holds a reference on a device page, the pgmap that the page names is the one that covers it, and is there.',
  kept: 'Up to 5.17 always: teardown waits for every page. Since 6.1 for PRIVATE and COHERENT, whose pages hold their pgmap while they are lent.',
  source:
    'J. Gunthorpe in the threads of 2022; mm/memremap.c memunmap_pages at 5.10, 6.1, 6.12, 7.2; recordings own-removal-pinned of 5.10.223, 6.12.107, 7.2.13',
  known: [
    {
      since: '5.18',
      when: 'the device is unbound while somebody holds a page of fsdax, device-dax or, up to 6.0, of PRIVATE or COHERENT memory: nothing waits for it',
      source: 'commit 27674ef6c73f; recordings own-removal-pinned of 6.12.107 and 7.2.13',
      explains: ({ subject }, { called }) =>
        subject.startsWith('page:') && called.has('memunmap_pages'),
    },
  ],
  check: (view) => [
    ...view.pages.flatMap((page) =>
      page.pgmap.covers(page.pfn) || page.compound_head
        ? []
        : [{ subject: page.label, text: `It names ${page.pgmap.label}, which does not cover it.` }],
    ),
    ...view.erasedPgmaps
      .flatMap(({ knownPages }) => knownPages)
      .filter((page) => page.compound_head === null && view.held(page) > 0)
      .map((page) => ({
        subject: page.label,
        text: `${page.pgmap.label} is gone and ${view.held(page)} references are held.`,
      })),
  ],
};
