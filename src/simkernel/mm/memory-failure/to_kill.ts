import { KernelObject } from '../../kernel/kernelObject.ts';
import type { task_struct } from '../../kernel/task_struct.ts';

/** Models `struct to_kill`: a task that maps the page, where, and with how large a mapping (12, 21 or 30 bits). */
export interface to_kill {
  readonly tsk: task_struct;
  /** Address in bytes. */
  readonly addr: number;
  readonly size_shift: number;
}

/** The list that the collecting functions fill and kill_procs() empties. */
export class ToKillList extends KernelObject {
  readonly #entries: to_kill[] = [];

  constructor() {
    super('to_kill');
    Object.freeze(this);
  }

  add(entry: to_kill): void {
    this.#entries.push(Object.freeze({ ...entry }));
  }

  get all(): readonly to_kill[] {
    return [...this.#entries];
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
