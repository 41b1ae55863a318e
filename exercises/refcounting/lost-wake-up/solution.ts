import { access, type Kernel, type page, type Preemptible } from 'simkernel';

/** What A holds when T begins: each page is held in another way. */
export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 2, 0, pages);
  yield* k.pin_user_pages_fast(start + 2, 1, 0, pages);
  return pages;
}

/** Gives each back in its own way. Before each put T can come in, find the page busy, and sleep. */
export function* put(k: Kernel, [first, second, third]: page[]): Preemptible<void> {
  if (!first || !second || !third) return;
  yield access(first, '_refcount', 'readWrite');
  k.put_page(first);
  yield access(second, '_refcount', 'readWrite');
  k.release_pages([second]);
  yield access(third, '_refcount', 'readWrite');
  k.unpin_user_page(third);
}
