import type { mm_struct } from '../mm/mm_struct.ts';
import { KernelObject } from './kernelObject.ts';

/** A signal as it reached a task. `code` is si_code by name, `lsb` is si_addr_lsb in bits of address. */
export interface SignalInfo {
  readonly sig: 'SIGBUS' | 'SIGKILL';
  readonly code: string;
  readonly lsb: number;
  /** Address of the poisoned page in the task, in bytes. */
  readonly addr: number;
  /** It was forced on a task that had blocked it: its handler was reset, and the process dies of it. */
  readonly fatal?: true;
}

/** Models `struct task_struct`: a thread of a process, or a kworker without an mm. */
export class task_struct extends KernelObject {
  readonly comm: string;
  readonly mm: mm_struct | null;
  /** PF_MCE_PROCESS and PF_MCE_EARLY together: set by prctl(PR_MCE_KILL, PR_MCE_KILL_SET, PR_MCE_KILL_EARLY). */
  mceKillEarly = false;
  /** PF_MCE_PROCESS without PF_MCE_EARLY: set by PR_MCE_KILL_LATE, it overrules vm.memory_failure_early_kill. */
  mceKillLate = false;
  /** The first thread of the process: the one that for_each_process() finds. */
  readonly group_leader: task_struct;
  /** Whether SIGBUS is in `blocked`; see sigprocmask(). */
  #blocksSigbus = false;
  readonly #signals: SignalInfo[] = [];
  readonly #pending: SignalInfo[] = [];
  readonly #threads: task_struct[] = [];

  /** @param leader the first thread of the process that this is a further thread of */
  constructor(comm: string, mm: mm_struct | null, leader?: task_struct) {
    super(`task:${comm}`);
    this.comm = comm;
    this.mm = mm;
    this.group_leader = leader ?? this;
    this.group_leader.#threads.push(this);
    Object.seal(this);
  }

  /** What for_each_thread() walks: every thread of the process, the leader first. */
  get threads(): readonly task_struct[] {
    return [...this.group_leader.#threads];
  }

  get blocksSigbus(): boolean {
    return this.#blocksSigbus;
  }

  /** Changes `blocked`. What was pending arrives once it is not blocked any more. */
  blockSigbus(blocked: boolean): void {
    this.#blocksSigbus = blocked;
    if (!blocked) this.#signals.push(...this.#pending.splice(0));
  }

  /** Signals that wait until the task unblocks them. */
  get pending(): readonly SignalInfo[] {
    return [...this.#pending];
  }

  /** The signals received so far, oldest first. */
  get signals(): readonly SignalInfo[] {
    return [...this.#signals];
  }

  /** A signal that was sent: it stays pending while the task blocks it, and then counts once. */
  receive(signal: SignalInfo): void {
    const frozen = Object.freeze({ ...signal });
    if (!this.#blocksSigbus) this.#signals.push(frozen);
    else if (this.#pending.length === 0) this.#pending.push(frozen);
  }

  /** A signal that is forced on the task: where it is blocked it is unblocked, and its handler is reset. */
  force(signal: SignalInfo): void {
    const fatal = this.#blocksSigbus;
    this.#blocksSigbus = false;
    this.#signals.push(Object.freeze({ ...signal, ...(fatal ? { fatal: true as const } : {}) }));
  }
}
