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

  /** @throws SimError notAwaited if a preemptible call of this activation never ran */
  close(): void {
    const forgotten = this.#expected.find((call) => !call.started);
    if (forgotten) {
      throw new SimError('notAwaited', `${this.#name} calls ${forgotten.name}() without yield*.`);
    }
  }
}
