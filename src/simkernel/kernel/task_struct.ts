import type { mm_struct } from '../mm/mm_struct.ts';
import { KernelObject } from './kernelObject.ts';

/** A signal as it reached a task. `code` is si_code by name, `lsb` is si_addr_lsb in bits of address. */
export interface SignalInfo {
  readonly sig: 'SIGBUS' | 'SIGKILL';
  readonly code: string;
  readonly lsb: number;
  /** Address of the poisoned page in the task, in bytes. */
  readonly addr: number;
}

/** Models `struct task_struct`: a process of one thread, or a kworker without an mm. */
export class task_struct extends KernelObject {
  readonly comm: string;
  readonly mm: mm_struct | null;
  /** PF_MCE_PROCESS and PF_MCE_EARLY together: set by prctl(PR_MCE_KILL, PR_MCE_KILL_SET, PR_MCE_KILL_EARLY). */
  mceKillEarly = false;
  readonly #signals: SignalInfo[] = [];

  constructor(comm: string, mm: mm_struct | null) {
    super(`task:${comm}`);
    this.comm = comm;
    this.mm = mm;
    Object.seal(this);
  }

  /** The signals received so far, oldest first. */
  get signals(): readonly SignalInfo[] {
    return [...this.#signals];
  }

  receive(signal: SignalInfo): void {
    this.#signals.push(Object.freeze({ ...signal }));
  }
}
