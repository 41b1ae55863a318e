// fails: quiet
// T sleeps on every kernel, and is right to.
import { access, type Kernel, type page, type Preemptible } from 'simkernel';

export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 2, 0, pages);
  yield* k.pin_user_pages_fast(start + 2, 1, 0, pages);
  return pages;
}

export function* put(k: Kernel, [first, second]: page[]): Preemptible<void> {
  if (!first || !second) return;
  yield access(first, '_refcount', 'readWrite');
  k.put_page(first);
  yield access(second, '_refcount', 'readWrite');
  k.release_pages([second]);
}
