// fails: first-put
import { access, type Kernel, type page, type Preemptible } from 'simkernel';

/** What A holds when R begins: the first page by a pin, the second twice. */
export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.pin_user_pages_fast(start, 1, 0, pages);
  yield* k.get_user_pages_fast(start + 1, 1, 0, pages);
  yield* k.get_user_pages_fast(start + 1, 1, 0, pages);
  return pages;
}

/** Gives one back after the other. Before each put R can have gone on to the wait, or past it. */
export function* put(k: Kernel, [pinned, held, again]: page[]): Preemptible<void> {
  if (!pinned || !held || !again) return;
  yield access(held, '_refcount', 'readWrite');
  k.put_page(held);
  yield access(again, '_refcount', 'readWrite');
  k.put_page(again);
  yield access(pinned, '_refcount', 'readWrite');
  k.unpin_user_page(pinned);
}
