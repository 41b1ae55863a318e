// fails: pins-unprotected
import { access, type Kernel, type page, type Preemptible } from 'simkernel';

export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 4, 0, pages);
  return pages;
}

export function* put(k: Kernel, page: page, at: number): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  k.put_page(page);
}
