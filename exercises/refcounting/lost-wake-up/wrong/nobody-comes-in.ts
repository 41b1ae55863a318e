// fails: release-5.18
// T finds either all three pages busy or none: it sleeps on the first one only.
import type { Kernel, page, Preemptible } from 'simkernel';

export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 2, 0, pages);
  yield* k.pin_user_pages_fast(start + 2, 1, 0, pages);
  return pages;
}

export function* put(k: Kernel, [first, second, third]: page[]): Preemptible<void> {
  if (!first || !second || !third) return;
  k.put_page(first);
  k.release_pages([second]);
  k.unpin_user_page(third);
}
