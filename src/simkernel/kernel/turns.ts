import type { Preemptible, Step } from './preemptible.ts';

const comeIn = () => new Error('Another CPU can come in here: call it with yield*.');

/**
 * Sees to it that code which is not ours lets other CPUs in where it may be preempted: that it hands on each step that it
 * was given, and not another one, and goes on only after that. A function that ran a step by itself would be atomic where
 * the kernel's is not, and one that named another object in its place would have a search leave interleavings out.
 * Every step is an object of its own; it can come through several functions that call each other.
 * @source the simulation itself; no kernel function
 */
export class Turns {
  #resumed: unknown;

  /** The scheduler goes on after a step that the code handed on. To be called before the code itself goes on. */
  resume(step: unknown): void {
    this.#resumed = step;
  }

  /**
   * One change or look that other CPUs can see, in a turn of its own.
   * @throws Error if the code did not hand the step on
   */
  *step<T>(before: Step, body: () => T): Preemptible<T> {
    yield before;
    this.#require(before, comeIn);
    return body();
  }

  /**
   * Steps that somebody else makes, each in a turn of its own.
   * @param refusal what is thrown if the code did not hand a step on
   */
  *through<T>(steps: Preemptible<T>, refusal: () => Error = comeIn): Preemptible<T> {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      yield next.value;
      this.#require(next.value, refusal);
    }
  }

  #require(step: Step, refusal: () => Error): void {
    if (this.#resumed !== step) throw refusal();
  }
}
