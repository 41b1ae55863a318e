import type { dev_pagemap } from '../mm/dev_pagemap.ts';
import type { Invariant } from './invariant.ts';
import type { KernelView } from './kernelView.ts';

/** Types whose pages hold their pgmap while they are lent, and not while they are free. */
function countedWhenLent(view: KernelView, { type }: dev_pagemap): boolean {
  const lent = type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT';
  return lent && view.from('6.1');
}

/** References that the pages of a live pgmap have on it. */
function ofPages(view: KernelView, pgmap: dev_pagemap): number {
  if (countedWhenLent(view, pgmap)) {
    const lent = pgmap.knownPages.filter(({ _refcount }) => _refcount > 0);
    return lent.reduce((sum, { order }) => sum + 2 ** order, 0);
  }
  const pool = pgmap.type === 'MEMORY_DEVICE_PCI_P2PDMA' && view.from('6.15');
  const lent = pool ? pgmap.knownPages.filter(({ _refcount }) => _refcount > 0).length : 0;
  return pgmap.pfn_len + lent;
}

/** Whether the counter fits what its pages explain. A call that is under way may hold more; a counter that was killed has no own. */
function balanced(view: KernelView, pgmap: dev_pagemap, pages: number): boolean {
  const { count, dead } = pgmap.ref;
  if (dead) return !countedWhenLent(view, pgmap) || count >= pages;
  const vague = pgmap.type === 'MEMORY_DEVICE_PCI_P2PDMA' && !view.from('6.15');
  return view.quiet && !vague ? count === 1 + pages : count >= 1 + pages;
}

/** I12. */
export const pgmapBalance: Invariant = {
  id: 'I12',
  title: 'References on a pgmap balance',
  says: 'Every reference on a pgmap is put again: at rest it has its own, those of its pages, and no other. A live reference cannot be had once it was killed.',
  kept: 'Every release, while no call is going on. Before 6.15 how many P2PDMA pages are lent cannot be told from their counts, so there more references are let pass.',
  known: [
    {
      since: '6.1',
      when: 'a driver lends a page while its pgmap goes away: it WARNs and hands the page out without a reference on the pgmap',
      source:
        'mm/memremap.c zone_device_page_init at 6.1, 6.12 (after the kill), 7.2 (once nobody holds it; so since d245f9b4ab80, in 6.19)',
      explains: (_finding, { reports }) => reports.some(({ code }) => code === 'pgmapNotLive'),
    },
    {
      since: '6.1',
      until: '6.16',
      when: 'a driver gives a page away in its free operation, and the pgmap that the page names by then is put',
      source:
        'mm/memremap.c free_zone_device_page at 6.1, free_zone_device_folio at 6.12; machine code of 6.16.12',
      explains: (_finding, { called }) =>
        called.has('free_zone_device_page') || called.has('free_zone_device_folio'),
    },
    {
      since: '6.19',
      until: '7.1',
      when: 'a driver gives a folio away in its free operation, and what the folio names by then is put',
      source:
        'commits d245f9b4ab80 and 399289849560, which is in 7.1 and 7.0.4: the pgmap is read once more in between',
      explains: (_finding, { called }) => called.has('free_zone_device_folio'),
    },
  ],
  source:
    'mm/memremap.c get_dev_pagemap, memremap_pages at 5.10, 6.1, 6.12, 7.2; commit 0dc45ca1ce18',
  check: (view) =>
    view.at === 'step'
      ? []
      : view.pgmaps.flatMap((pgmap) => {
          const pages = ofPages(view, pgmap);
          const text = `Its counter has ${pgmap.ref.count} references: its pages explain ${pages}.`;
          return balanced(view, pgmap, pages) ? [] : [{ subject: pgmap.label, text }];
        }),
  watch: () => {
    const killed = new Set<string>();
    return {
      see({ event, stack }, frames) {
        const frame = frames.at(-1);
        const subject = String(frame?.args.ref);
        if (event.kind === 'call' && event.fn === 'percpu_ref_kill_and_confirm')
          killed.add(subject);
        if (event.kind !== 'return' || event.fn !== 'percpu_ref_tryget_live') return undefined;
        if (event.ret !== true || !killed.has(subject)) return undefined;
        return { subject, text: 'A live reference was had after it was killed.', stack };
      },
    };
  },
};
