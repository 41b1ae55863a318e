// fails: batch
import { access, type Kernel, type page, type Preemptible } from 'simkernel';

export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 2, 0, pages);
  yield* k.pin_user_pages_fast(start + 2, 1, 0, pages);
  return pages;
}

export function* put(k: Kernel, [first, second, third]: page[]): Preemptible<void> {
  if (!first || !second || !third) return;
  for (const page of [first, second]) {
    yield access(page, '_refcount', 'readWrite');
    k.put_page(page);
  }
  yield access(third, '_refcount', 'readWrite');
  k.unpin_user_page(third);
}
