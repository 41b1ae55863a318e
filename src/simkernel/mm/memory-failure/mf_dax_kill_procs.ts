import type { address_space } from '../../fs/address_space.ts';
import { EBUSY } from '../../include/errno.ts';
import { MF_ACTION_REQUIRED, MF_MEM_PRE_REMOVE, MF_MUST_KILL } from '../../include/mfFlags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../page.ts';
import { ToKillList } from './to_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * A file system says which pages of which file are lost: each is marked, unmapped everywhere, and its users are
     * signalled. Pages without a DAX entry (never touched, or a hole) are passed over. Since 6.0.
     * @param index first page of the file
     * @param count pages
     * @returns 0, or -EBUSY if the file is not a DAX file
     */
    mf_dax_kill_procs(
      mapping: address_space,
      index: number,
      count: number,
      mf_flags: number,
    ): Preemptible<number>;
  }
}

const killing = (knowsRemoval: boolean) =>
  function* (
    k: Kernel,
    mapping: address_space,
    index: number,
    count: number,
    mf_flags: number,
  ): Preemptible<number> {
    const flags = mf_flags | MF_ACTION_REQUIRED | MF_MUST_KILL;
    const pre_remove = knowsRemoval && (mf_flags & MF_MEM_PRE_REMOVE) !== 0;
    for (let at = index; at < index + count; at += 1) {
      const found: { value: page | null } = { value: null };
      const cookie = yield* k.dax_lock_mapping_entry(mapping, at, found);
      if (cookie === 0) return -EBUSY;
      const page = found.value;
      if (page) {
        yield access(page, 'flags', 'write');
        if (!pre_remove) page.hwpoison = true;
        const to_kill = new ToKillList();
        yield* k.collect_procs_fsdax(page, mapping, at, to_kill, pre_remove);
        yield* k.unmap_and_kill(to_kill, page.pfn, mapping, at, flags);
      }
      k.dax_unlock_mapping_entry(mapping, at, cookie);
    }
    return 0;
  };

export const mf_dax_kill_procs = defineSymbol({
  name: 'mf_dax_kill_procs',
  file: 'mm/memory-failure.c',
  models: 'Marks and unmaps lost pages of a file and signals their users.',
  args: ['mapping', 'index', 'count', 'mf_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      until: '6.8',
      source: 'commit c36e20249571; mm/memory-failure.c at 6.1',
      call: killing(false),
    },
    {
      since: '6.8',
      source: 'commit fa422b353d21; mm/memory-failure.c at 6.12, 7.2',
      call: killing(true),
    },
  ],
});
