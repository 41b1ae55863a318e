import { access, type Kernel, type page, type Preemptible } from 'simkernel';

/**
 * What A does before T begins. A maps four pages from `start` on, and has written the first two.
 * Returns the pages that A has taken.
 */
export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 1, 0, pages);
  return pages;
}

/** Gives the page at a place of the list back, while T takes the device's struct pages away. */
export function* put(k: Kernel, page: page, at: number): Preemptible<void> {}
