import type { address_space } from '../../fs/address_space.ts';
import { PAGE_SIZE } from '../../include/limits.ts';
import { MF_MUST_KILL } from '../../include/mfFlags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { ToKillList } from './to_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes the page out of every page table, then signals the tasks on the list: in this order, so that whoever
     * reads the address again faults. With nobody on the list it unmaps nothing. Since 6.0; 5.10 has it written out.
     */
    unmap_and_kill(
      to_kill: ToKillList,
      pfn: number,
      mapping: address_space,
      index: number,
      flags: number,
    ): Preemptible<void>;
  }
}

/** The unmapping and the signals, in the order of every recorded call. */
export function* unmapThenKill(
  k: Kernel,
  to_kill: ToKillList,
  pfn: number,
  mapping: address_space,
  index: number,
  flags: number,
): Preemptible<void> {
  // The largest mapping decides how much is unmapped.
  const size = Math.max(0, ...to_kill.all.map(({ size_shift }) => 2 ** size_shift));
  if (size > 0) {
    const offset = index * PAGE_SIZE;
    yield* k.unmap_mapping_range(mapping, offset - (offset % size), size, 0);
  }
  k.kill_procs(to_kill, (flags & MF_MUST_KILL) !== 0, pfn, flags);
}

export const unmap_and_kill = defineSymbol({
  name: 'unmap_and_kill',
  file: 'mm/memory-failure.c',
  models: 'Unmaps a poisoned page everywhere, then signals the collected tasks.',
  args: ['to_kill', 'pfn:x', 'mapping', 'index', 'flags:x'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      source: 'commit 00cc790e0036; mm/memory-failure.c at 6.1, 6.12, 7.2; recordings of all three',
      call: unmapThenKill,
    },
  ],
});
