import type { Access, Preemptible, Step } from './preemptible.ts';
import type { task_struct } from './task_struct.ts';

export type ThreadState = 'ready' | 'sleeping' | 'finished' | 'died';

/** One call that a task is making, from start to end. */
export class Thread<T = unknown> {
  readonly task: task_struct;
  readonly #body: () => Preemptible<T>;
  #generator: Preemptible<T> | undefined;
  state: ThreadState = 'ready';
  /** The address it sleeps on while `sleeping`. */
  sleepsOn: string | undefined;
  /** The address it was woken on, until it makes its next step: that step comes after the wake-up. */
  wokenOn: string | undefined;
  /** The shared access in front of which it was stopped: its next step begins with it. */
  pending: Access | undefined;
  /** The value that the call returned, once `finished`. */
  result: T | undefined;
  /** What ended it, once `died`. */
  error: unknown;

  constructor(task: task_struct, body: () => Preemptible<T>) {
    this.task = task;
    this.#body = body;
    Object.seal(this);
  }

  /** Goes on to the next step. Not even the first call is made before the first step: it belongs to the thread. */
  next(): IteratorResult<Step, T> {
    this.#generator ??= this.#body();
    return this.#generator.next();
  }
}
