import { access, type Kernel, type page, type Preemptible } from 'simkernel';

/** Each page in another way. The first two are mapped; the last two have to be faulted in. */
export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 1, 0, pages);
  yield* k.pin_user_pages_fast(start + 1, 1, 0, pages);
  yield* k.get_user_pages_fast(start + 2, 1, 0, pages);
  yield* k.pin_user_pages_fast(start + 3, 1, 0, pages);
  return pages;
}

/** Gives one back the way it was taken. Before it T can come in. */
export function* put(k: Kernel, page: page, at: number): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  if (at % 2 === 0) k.put_page(page);
  else k.unpin_user_page(page);
}
