import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { task_struct } from '../../../src/simkernel/kernel/task_struct.ts';
import type { Patch } from '../../races/race.ts';

/** Signals the process that was found, not the thread that runs. */
export const signalsTheLeader: Patch = {
  task_early_kill: (k: Kernel, tsk: task_struct, force_early: boolean) =>
    force_early && tsk.mm === k.current.mm ? tsk : k.find_early_kill_thread(tsk),
};

/** Sends what ought to be forced: a task that blocks SIGBUS goes on with the lost page. */
export const sendsInsteadOfForcing: Patch = {
  force_sig_mceerr: (k: Kernel, code: 'BUS_MCEERR_AR', addr: number, lsb: number) =>
    k.send_sig_mceerr(code, addr, lsb, k.current),
};
