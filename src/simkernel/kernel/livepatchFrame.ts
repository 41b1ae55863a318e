import type { Preemptible, Step } from './preemptible.ts';
import { SimError } from './simError.ts';
import { Turns } from './turns.ts';

/** A call of a function that can be preempted. */
export interface PreemptibleCall {
  readonly name: string;
  started: boolean;
  /** The activation of a livepatch that made it; left out where the kernel did. */
  frame?: LivepatchFrame;
}

/** One activation of a livepatched function. It remembers the generators that the function asked for and never ran. */
export class LivepatchFrame {
  readonly #name: string;
  readonly #expected: PreemptibleCall[] = [];
  readonly #turns = new Turns();

  constructor(name: string) {
    this.#name = name;
  }

  expect(call: PreemptibleCall): void {
    call.frame = this;
    this.#expected.push(call);
  }

  /** The scheduler goes on after a step that the function yielded. */
  resume(step: Step): void {
    this.#turns.resume(step);
  }

  /**
   * The steps of a call that the function made.
   * @throws SimError notAwaited if the function does not let other CPUs in at each
   */
  through<T>({ name }: PreemptibleCall, steps: Preemptible<T>): Preemptible<T> {
    const why = `${this.#name} calls ${name}() without yield*.`;
    return this.#turns.through(steps, () => new SimError('notAwaited', why));
  }

  /**
   * @param isPlain whether the function is no generator, and so could not have waited
   * @throws SimError notAwaited if a preemptible call of this activation never ran
   */
  close(isPlain = false): void {
    const forgotten = this.#expected.find((call) => !call.started);
    if (!forgotten) return;
    const why = isPlain ? ` It is a plain function: begin it with "function* ${this.#name}".` : '';
    throw new SimError(
      'notAwaited',
      `${this.#name} calls ${forgotten.name}() without yield*.${why}`,
    );
  }
}
