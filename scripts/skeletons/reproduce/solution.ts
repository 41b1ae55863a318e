import { access, type Kernel, type page, type Preemptible } from 'simkernel';

// FILL: a test that is quiet on the right kernel and catches every mutant.
export function* put(k: Kernel, page: page): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  k.put_page(page);
}
