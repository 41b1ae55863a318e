import type { Kernel, page, Preemptible } from 'simkernel';

/**
 * What A does before T begins. A maps three pages of the file from `start` on and has written them.
 * Returns what A has taken.
 */
export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  yield* k.get_user_pages_fast(start, 1, 0, pages);
  return pages;
}

/** What A does while T truncates the file: every interleaving of the two is run. */
export function* put(k: Kernel, pages: page[]): Preemptible<void> {}
