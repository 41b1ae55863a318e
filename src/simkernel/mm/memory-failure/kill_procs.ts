import { MF_ACTION_REQUIRED } from '../../include/mfFlags.ts';
import { hostOf } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { ToKillList, to_kill } from './to_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Signals every task on the list and empties it. @param forcekill without it nobody is signalled */
    kill_procs(to_kill: ToKillList, forcekill: boolean, pfn: number, flags: number): void;
    /**
     * Sends SIGBUS to one task: BUS_MCEERR_AR if the report needs an action and the task is the running one,
     * BUS_MCEERR_AO otherwise. @returns 0 or -errno
     */
    kill_proc(tk: to_kill, pfn: number, flags: number): number;
  }
}

const file = 'mm/memory-failure.c';

export const kill_procs = defineSymbol({
  name: 'kill_procs',
  file,
  models: 'Signals every task on the list.',
  args: ['to_kill', 'forcekill', 'pfn:x', 'flags:x'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2',
      call(k, to_kill, forcekill, pfn, flags) {
        for (const tk of to_kill.all) if (forcekill) k.kill_proc(tk, pfn, flags);
        to_kill.clear();
      },
    },
  ],
});

export const kill_proc = defineSymbol({
  name: 'kill_proc',
  file,
  models: 'Sends SIGBUS to one task.',
  args: ['task=0.tsk', 'pfn:x', 'flags:x'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'mm/memory-failure.c at 5.10; inlined in the recorded kernel',
      call(k, { tsk, addr, size_shift }, pfn, flags) {
        sayKill(tsk.comm, pfn, (text) => hostOf(k).printk(text));
        return flags & MF_ACTION_REQUIRED
          ? k.force_sig_mceerr('BUS_MCEERR_AR', addr, size_shift)
          : k.send_sig_mceerr('BUS_MCEERR_AO', addr, size_shift, tsk);
      },
    },
    {
      since: '6.0',
      source: 'mm/memory-failure.c at 6.1, 6.12, 7.2',
      call(k, { tsk, addr, size_shift }, pfn, flags) {
        sayKill(tsk.comm, pfn, (text) => hostOf(k).printk(text));
        return flags & MF_ACTION_REQUIRED && tsk === k.current
          ? k.force_sig_mceerr('BUS_MCEERR_AR', addr, size_shift)
          : k.send_sig_mceerr('BUS_MCEERR_AO', addr, size_shift, tsk);
      },
    },
  ],
});

function sayKill(comm: string, pfn: number, printk: (text: string) => void): void {
  const page = `0x${pfn.toString(16)}`;
  printk(`Memory failure: ${page}: Sending SIGBUS to ${comm} due to hardware memory corruption`);
}
