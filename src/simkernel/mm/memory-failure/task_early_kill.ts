import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { task_struct } from '../../kernel/task_struct.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Whether a task is to be signalled now, before it touches the page.
     * @param force_early the task that is running is signalled whatever its policy
     * @returns the task to signal, or null
     */
    task_early_kill(tsk: task_struct, force_early: boolean): task_struct | null;
    /** The thread of a process that asked for early signals, by prctl or by vm.memory_failure_early_kill; or null. */
    find_early_kill_thread(tsk: task_struct): task_struct | null;
  }
}

const file = 'mm/memory-failure.c';

const sharesMmOfCurrent = (k: Kernel, tsk: task_struct) => tsk.mm === k.current.mm;

export const task_early_kill = defineSymbol({
  name: 'task_early_kill',
  file,
  models: 'Decides whether a task is signalled before it touches the page.',
  args: ['tsk', 'force_early'],
  returns: 'pointer',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'mm/memory-failure.c at 5.10: with force_early nobody but the running task counts',
      call(k, tsk, force_early) {
        if (!tsk.mm) return null;
        if (force_early) return sharesMmOfCurrent(k, tsk) ? k.current : null;
        return k.find_early_kill_thread(tsk);
      },
    },
    {
      since: '6.0',
      source: 'mm/memory-failure.c at 6.1, 6.12, 7.2; recordings of all three',
      call(k, tsk, force_early) {
        if (!tsk.mm) return null;
        if (force_early && sharesMmOfCurrent(k, tsk)) return k.current;
        return k.find_early_kill_thread(tsk);
      },
    },
  ],
});

export const find_early_kill_thread = defineSymbol({
  name: 'find_early_kill_thread',
  file,
  models: 'Finds the thread of a process that asked for early signals.',
  args: ['tsk'],
  returns: 'pointer',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, tsk) =>
        tsk.threads.find(
          (t) =>
            t.mceKillEarly || (!t.mceKillLate && k.globals.sysctl_memory_failure_early_kill !== 0),
        ) ?? null,
    },
  ],
});
