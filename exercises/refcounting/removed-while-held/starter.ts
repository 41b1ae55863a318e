import { access, type Kernel, type page, type Preemptible } from 'simkernel';

/** What A holds when R begins. */
export function* take(k: Kernel, start: number): Preemptible<page[]> {
  const pages: page[] = [];
  return pages;
}

/** Gives it back while R removes the device: every interleaving of the two is run. */
export function* put(k: Kernel, pages: page[]): Preemptible<void> {
  for (const page of pages) {
    yield access(page, '_refcount', 'readWrite');
    k.put_page(page);
  }
}
