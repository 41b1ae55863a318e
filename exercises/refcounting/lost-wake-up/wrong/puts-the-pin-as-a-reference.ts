// fails: quiet
// 1023 references are left of the pin.
import { access, type Kernel, type page, type Preemptible } from 'simkernel';

export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.pin_user_pages_fast(start, 3, 0, pages);
  return pages;
}

export function* put(k: Kernel, pages: page[]): Preemptible<void> {
  for (const page of pages) {
    yield access(page, '_refcount', 'readWrite');
    k.put_page(page);
  }
}
