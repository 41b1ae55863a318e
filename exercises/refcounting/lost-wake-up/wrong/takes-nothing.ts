// fails: release-5.18
import type { Kernel, page, Preemptible } from 'simkernel';

export function* take(_k: Kernel, _start: number): Preemptible<page[]> {
  return [];
}

export function* put(_k: Kernel, _pages: page[]): Preemptible<void> {}
