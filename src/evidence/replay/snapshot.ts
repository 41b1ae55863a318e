import { type page, PAGE_MAPPING_DAX_SHARED } from '../../simkernel/mm/page.ts';

/** A struct page as a `snap` act sees it. */
export interface Snapshot {
  readonly label: string;
  readonly pfn: number;
  readonly refcount: number;
  /** Raw: -1 is not mapped. */
  readonly mapcount: number;
  readonly hwpoison: boolean;
  /** Label of the file's mapping, `0x1` for the shared marker, `0x0` for none. */
  readonly mapping: string;
  readonly index: number;
  /** Whether it is a tail page: where the head has its mapping and index, the tails have other fields of the folio. */
  readonly tail: boolean;
}

export function snapshot(label: string, page: page): Snapshot {
  const { pfn, index, hwpoison } = page;
  return {
    label,
    pfn,
    refcount: page._refcount,
    mapcount: page._mapcount,
    hwpoison,
    mapping: mappingOf(page),
    index,
    tail: page.compound_head !== null,
  };
}

function mappingOf({ mapping }: page): string {
  return mapping === PAGE_MAPPING_DAX_SHARED ? '0x1' : (mapping?.label ?? '0x0');
}
