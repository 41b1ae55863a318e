import type { address_space } from '../../fs/address_space.ts';
import { compareReleases } from '../../kernel/release.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { task_struct } from '../../kernel/task_struct.ts';
import { PAGE_MAPPING_DAX_SHARED, type page } from '../page.ts';
import { addressIn } from './add_to_kill.ts';
import type { ToKillList } from './to_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Collects the tasks to signal through the one file that page->mapping names: the generic path. */
    collect_procs(page: page, to_kill: ToKillList, force_early: boolean): Preemptible<void>;
    /** The part of collect_procs() for a page of a file. */
    collect_procs_file(page: page, to_kill: ToKillList, force_early: boolean): Preemptible<void>;
    /**
     * Collects the tasks to signal through a file and a page of it that the file system named. Since 6.0.
     * @param pre_remove since 6.8: every task that maps it, whatever its policy
     */
    collect_procs_fsdax(
      page: page,
      mapping: address_space,
      pgoff: number,
      to_kill: ToKillList,
      pre_remove: boolean,
    ): Preemptible<void>;
  }
}

const file = 'mm/memory-failure.c';

function* collect(
  k: Kernel,
  page: page,
  where: { mapping: address_space; pgoff: number },
  to_kill: ToKillList,
  toSignal: (tsk: task_struct) => task_struct | null,
): Preemptible<void> {
  const oldName = compareReleases(k.release, '6.12') < 0;
  yield access(where.mapping, 'i_mmap', 'read');
  for (const tsk of k.globals.tasks.all) {
    const t = toSignal(tsk);
    if (!t) continue;
    for (const vma of where.mapping.i_mmap) {
      const addr = addressIn(vma, where.pgoff);
      if (vma.vm_mm !== t.mm || addr === undefined) continue;
      if (oldName) k.add_to_kill(t, page, where.pgoff, vma, to_kill);
      else k.__add_to_kill(t, page, vma, to_kill, addr);
    }
  }
}

export const collect_procs = defineSymbol({
  name: 'collect_procs',
  file,
  models: 'Collects the tasks to signal through page->mapping.',
  args: ['page', 'to_kill', 'force_early'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2',
      *call(k, page, to_kill, force_early) {
        if (page.mapping) yield* k.collect_procs_file(page, to_kill, force_early);
      },
    },
  ],
});

export const collect_procs_file = defineSymbol({
  name: 'collect_procs_file',
  file,
  models: 'Collects the tasks to signal that map a page of a file.',
  args: ['page', 'to_kill', 'force_early'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2',
      *call(k, page, to_kill, force_early) {
        const { mapping, index } = page;
        if (!mapping || mapping === PAGE_MAPPING_DAX_SHARED) return;
        yield* collect(k, page, { mapping, pgoff: index }, to_kill, (tsk) =>
          k.task_early_kill(tsk, force_early),
        );
      },
    },
  ],
});

export const collect_procs_fsdax = defineSymbol({
  name: 'collect_procs_fsdax',
  file,
  models: 'Collects the tasks to signal that map a page of the named file.',
  args: ['page', 'mapping', 'pgoff', 'to_kill', 'pre_remove'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '6.0',
      until: '6.8',
      source: 'commit c36e20249571; mm/memory-failure.c at 6.1; inlined in the recorded kernel',
      call: (k, page, mapping, pgoff, to_kill) =>
        collect(k, page, { mapping, pgoff }, to_kill, (tsk) => k.task_early_kill(tsk, true)),
    },
    {
      since: '6.8',
      source: 'commit fa422b353d21; mm/memory-failure.c at 6.12, 7.2; inlined when recorded',
      call: (k, page, mapping, pgoff, to_kill, pre_remove) =>
        collect(k, page, { mapping, pgoff }, to_kill, (tsk) =>
          pre_remove ? tsk : k.task_early_kill(tsk, true),
        ),
    },
  ],
});
