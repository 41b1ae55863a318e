import type { Kernel, page, Preemptible } from 'simkernel';

// FILL: what the reader begins with. It compiles, and fails.
export function* put(k: Kernel, page: page): Preemptible<void> {}
