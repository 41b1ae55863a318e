import { EBUSY, ENXIO, EOPNOTSUPP } from '../../include/errno.ts';
import { MF_ACTION_REQUIRED, MF_MUST_KILL } from '../../include/mfFlags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';
import { page_folio } from '../folio.ts';
import { type page, PAGE_MAPPING_DAX_SHARED } from '../page.ts';
import { ToKillList } from './to_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * What happens to a poisoned device page when no holder takes care of it: the one file that page->mapping names is
     * unmapped and its users are signalled. Since 6.0; 5.10 has it written out in memory_failure_dev_pagemap().
     * @returns 0; -EBUSY if the page belongs to no file; -ENXIO for private and coherent memory; -EOPNOTSUPP if the
     * test filter spares it
     */
    mf_generic_kill_procs(pfn: number, flags: number, pgmap: dev_pagemap): Preemptible<number>;
  }
}

/** Locks through the page or the folio, whichever the release has. */
export function* lockEntry(k: Kernel, page: page): Preemptible<number> {
  if (compareReleases(k.release, '6.12') < 0) return yield* k.dax_lock_page(page);
  return yield* k.dax_lock_folio(page);
}

export function unlockEntry(k: Kernel, page: page, cookie: number): void {
  if (compareReleases(k.release, '6.12') < 0) k.dax_unlock_page(page, cookie);
  else k.dax_unlock_folio(page, cookie);
}

function* underLock(k: Kernel, page: page, pfn: number, flags: number): Preemptible<number> {
  if (k.hwpoison_filter(page) !== 0) return -EOPNOTSUPP;
  const { type } = page.pgmap;
  if (type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT') return -ENXIO;
  yield access(page, 'flags', 'write');
  page.hwpoison = true;
  const to_kill = new ToKillList();
  yield* k.collect_procs(page, to_kill, true);
  const { mapping, index } = page;
  if (mapping && mapping !== PAGE_MAPPING_DAX_SHARED) {
    const all = flags | MF_ACTION_REQUIRED | MF_MUST_KILL;
    yield* k.unmap_and_kill(to_kill, pfn, mapping, index, all);
  }
  return 0;
}

export const mf_generic_kill_procs = defineSymbol({
  name: 'mf_generic_kill_procs',
  file: 'mm/memory-failure.c',
  models: 'Handles a poisoned device page through the one file that it names.',
  args: ['pfn:x', 'flags:x', 'pgmap'],
  returns: 'int',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '6.0',
      source: 'commit 00cc790e0036; mm/memory-failure.c at 6.1, 6.12, 7.2; inlined when recorded',
      *call(k, pfn, flags, pgmap) {
        // From 6.15 a page of a 2 MiB entry is part of a folio, which has the mapping and takes the mark.
        const page = page_folio(pgmap.pageAt(pfn));
        const cookie = yield* lockEntry(k, page);
        if (cookie === 0) return -EBUSY;
        const rc = yield* underLock(k, page, pfn, flags);
        unlockEntry(k, page, cookie);
        return rc;
      },
    },
  ],
});
