import { KernelObject } from '../../kernel/kernelObject.ts';
import type { task_struct } from '../../kernel/task_struct.ts';

/** Models `struct to_kill`: a task that maps the page, where, and with how large a mapping. */
export class to_kill extends KernelObject {
  readonly tsk: task_struct;
  /** Address in bytes. */
  readonly addr: number;
  /** Size of the mapping in bits of address: 12, 21 or 30. */
  readonly size_shift: number;

  constructor(tsk: task_struct, addr: number, size_shift: number) {
    super(`to_kill:${tsk.comm}`);
    this.tsk = tsk;
    this.addr = addr;
    this.size_shift = size_shift;
    Object.freeze(this);
  }
}

/** The list that the collecting functions fill and kill_procs() empties. */
export class ToKillList extends KernelObject {
  readonly #entries: to_kill[] = [];

  constructor() {
    super('to_kill');
    Object.freeze(this);
  }

  add(entry: to_kill): void {
    this.#entries.push(entry);
  }

  get all(): readonly to_kill[] {
    return [...this.#entries];
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
