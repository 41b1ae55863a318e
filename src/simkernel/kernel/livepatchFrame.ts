import { SimError } from './simError.ts';

/** One activation of a livepatched function. It remembers the generators that the function asked for and never ran. */
export class LivepatchFrame {
  readonly #name: string;
  readonly #expected: { name: string; started: boolean }[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  expect(call: { name: string; started: boolean }): void {
    this.#expected.push(call);
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
