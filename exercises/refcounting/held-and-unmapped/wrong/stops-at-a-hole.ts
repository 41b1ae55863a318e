// fails: behind-a-hole
import { access, type inode, type Kernel, type page, type Preemptible } from 'simkernel';

const PAGE_SIZE = 4096;

/** fs/dax.c: finds a page of a byte range of a file that somebody holds. */
export function* dax_layout_busy_page_range(
  k: Kernel,
  mapping: inode['i_mapping'],
  start: number,
  end: number,
): Preemptible<page | null> {
  const first = start / PAGE_SIZE;
  const last = Math.floor(end / PAGE_SIZE);
  yield* k.unmap_mapping_pages(mapping, first, end === Infinity ? 0 : last - first + 1, 0);
  for (const index of mapping.indexesIn(first, last)) {
    const entry = mapping.entryAt(index);
    if (!entry || entry.kind === 'zero' || entry.kind === 'empty') break;
    const page = k.globals.pgmap_array.load(entry.pfn)?.pageAt(entry.pfn);
    if (!page) continue;
    yield access(page, '_refcount', 'read');
    if (k.dax_busy_page(page)) return page;
  }
  return null;
}
