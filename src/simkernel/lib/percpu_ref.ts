import type { Kernel } from '../kernel/kernel.ts';
import { KernelObject } from '../kernel/kernelObject.ts';

/**
 * Models `struct percpu_ref`: a counter that is killed once and calls back when the last reference is gone. It starts
 * live, with one reference of its own, which the kill drops.
 */
export class percpu_ref extends KernelObject {
  /** References, the initial one included. A real kernel cannot tell this number before the kill. */
  count = 1;
  /** Killed: nobody gets a live reference any more. */
  dead = false;
  /** percpu_ref_exit() was called: the counter may not be used again. */
  exited = false;
  readonly #release: (k: Kernel) => void;

  constructor(name: string, release: (k: Kernel) => void) {
    super(`percpu_ref:${name}`);
    this.#release = release;
    Object.seal(this);
  }

  /** Calls the owner back: the last reference is gone. */
  static released(ref: percpu_ref, k: Kernel): void {
    ref.#release(k);
  }
}
