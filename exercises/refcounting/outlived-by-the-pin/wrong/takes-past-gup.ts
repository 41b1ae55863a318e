// fails: kept
import { access, type Kernel, type page, type Preemptible } from 'simkernel';

export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 2, 0, pages);
  // A reference is a reference.
  for (const page of [...pages]) {
    k.page_ref_add(page, 1);
    k.put_page(page);
  }
  return pages;
}

export function* put(k: Kernel, page: page, at: number): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  k.put_page(page);
}
