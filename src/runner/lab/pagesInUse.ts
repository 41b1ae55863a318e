import type { Machine, page, TraceEvent } from 'simkernel';
import { addressOfAny } from './plainValue.ts';
import type { LabPage } from './labReport.ts';

const MOST = 32;
const ADDRESS = /page:0x([0-9a-f]{1,12})/;

/** The pfns of pages that a trace speaks of, in the order in which they are first named. */
export function pfnsIn(trace: readonly TraceEvent[]): readonly number[] {
  const pfns = new Set<number>();
  for (const event of trace) {
    const fields = event.kind === 'call' ? event.args : event.kind === 'event' ? event.fields : {};
    for (const value of Object.values(fields)) {
      const match = typeof value === 'string' ? ADDRESS.exec(value) : null;
      if (match && pfns.size < MOST) pfns.add(Number.parseInt(match[1] ?? '', 16));
    }
  }
  return [...pfns];
}

/** Those of the pages that still have a struct page. */
export function pagesAt(machine: Machine, pfns: readonly number[]): readonly LabPage[] {
  return pfns.flatMap((pfn) => {
    const pgmap = machine.k.globals.pgmap_array.load(pfn);
    return pgmap ? [pageState(pgmap.pageAt(pfn))] : [];
  });
}

function pageState(page: page): LabPage {
  const { mapping } = page;
  const mappings = page.order > 0 ? page._large_mapcount : page._mapcount;
  return {
    page: page.label,
    pgmap: page.pgmap.label,
    refcount: page._refcount,
    mapcount: mappings + 1,
    pincount: page._pincount,
    mapping:
      typeof mapping === 'string' ? mapping : mapping && (addressOfAny(mapping) ?? '(object)'),
    index: page.index,
    order: page.order,
    hwpoison: page.hwpoison,
  };
}
