// fails: held
import type { inode, page, Preemptible } from 'simkernel';

const PAGE_SIZE = 4096;

/** What the scan reads and changes. At each call of the first two another CPU can come in. */
interface Scan {
  unmap_mapping_pages(
    mapping: inode['i_mapping'],
    start: number,
    nr: number,
    even_cows: 0,
  ): Preemptible<void>;
  dax_busy_page(page: page): Preemptible<page | null>;
  pagesIn(mapping: inode['i_mapping'], start: number, end: number): page[];
}

/**
 * fs/dax.c: finds a page that somebody holds in a range of bytes.
 * `end` is the last byte, or Infinity.
 */
export function* dax_layout_busy_page_range(
  k: Scan,
  mapping: inode['i_mapping'],
  start: number,
  end: number,
): Preemptible<page | null> {
  const first = start / PAGE_SIZE;
  // 0 pages: up to the end of the file.
  const nr = end === Infinity ? 0 : Math.floor(end / PAGE_SIZE) - first + 1;
  yield* k.unmap_mapping_pages(mapping, first, 1, 0);
  for (const page of k.pagesIn(mapping, start, end)) {
    const busy = yield* k.dax_busy_page(page);
    if (busy) return busy;
  }
  return null;
}
