import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';
import type { page } from '../page.ts';
import { page_pgmap } from '../page_pgmap.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * What a driver calls to lend a free page of device memory: the count goes from 0 to 1 and the pgmap gets one
     * reference more. Since 6.1. Up to 6.18 the pgmap must be live; since 6.19 it is enough that somebody still holds it.
     * Where that fails it WARNs and hands the page out without a reference on the pgmap.
     * Since 6.19 it makes the pages of a range one folio, whatever folios they were part of before; the folio holds the
     * pgmap once for each page.
     * @param pgmap since 6.19; before, the page's own
     * @param order since 6.19: of the folio
     */
    zone_device_page_init(page: page, pgmap?: dev_pagemap, order?: number): void;
  }
}

function refused(k: Kernel, page: page): void {
  hostOf(k).warn('pgmapNotLive', `${page.label} handed out while ${page.pgmap.label} goes away`);
}

/** Takes a page out of whatever folio it was part of; nobody may hold it. */
function makeSingle(k: Kernel, pgmap: dev_pagemap, pfn: number): void {
  const page = pgmap.pageAt(pfn);
  if (k.page_ref_count(page) !== 0) {
    hostOf(k).warn('allocOfReferencedPage', `${page.label} still has ${page._refcount}`);
  }
  page.compound_head = null;
  page.order = 0;
  page._large_mapcount = -1;
  page.mapping = null;
  page.index = 0;
  page.pgmap = pgmap;
}

export const zone_device_page_init = defineSymbol({
  name: 'zone_device_page_init',
  file: 'mm/memremap.c',
  models: 'Lends a free page of device memory.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.1',
      until: '6.19',
      source: 'commits ef233450898f and 0dc45ca1ce18; mm/memremap.c at 6.1, 6.12; 6.18.15 as 6.12',
      call(k, page) {
        if (!k.percpu_ref_tryget_live(page_pgmap(k, page).ref)) refused(k, page);
        k.set_page_count(page, 1);
      },
    },
    {
      since: '6.19',
      source: 'commits d245f9b4ab80 and 12b2285bf3d1, both in 6.19; mm/memremap.c at 7.2',
      call(k, page, pgmap = page.pgmap, order = 0) {
        for (let at = 0; at < 2 ** order; at += 1) makeSingle(k, pgmap, page.pfn + at);
        if (!k.percpu_ref_tryget_many(pgmap.ref, 2 ** order)) refused(k, page);
        k.set_page_count(page, 1);
        page.order = order;
        for (let at = 1; at < 2 ** order; at += 1) {
          pgmap.pageAt(page.pfn + at).compound_head = page;
        }
      },
    },
  ],
});
