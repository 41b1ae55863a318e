import { EBUSY, ENXIO, EOPNOTSUPP } from '../../include/errno.ts';
import { MF_ACTION_REQUIRED, MF_COUNT_INCREASED, MF_MUST_KILL } from '../../include/mfFlags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';
import { type page, PAGE_MAPPING_DAX_SHARED } from '../page.ts';
import { ToKillList } from './to_kill.ts';
import { unmapThenKill } from './unmap_and_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * A page of a driver's memory is poisoned. Since 6.0 the driver is asked first; only if it answers -EOPNOTSUPP does
     * the generic handling follow. Gives the reference on the pgmap back and logs the result.
     * @returns -ENXIO for the driver's own part of the range, else what the handler answered
     */
    memory_failure_dev_pagemap(pfn: number, flags: number, pgmap: dev_pagemap): Preemptible<number>;
    /** Whether a pfn lies behind what the driver keeps for itself at the start of the range. */
    pgmap_pfn_valid(pgmap: dev_pagemap, pfn: number): boolean;
  }
}

/** madvise() holds a reference on the page. Until 6.1 it is dropped here, from 6.2 in memory_failure(). */
function dropReference(k: Kernel, pfn: number, flags: number, pgmap: dev_pagemap): void {
  if (flags & MF_COUNT_INCREASED && pgmap.covers(pfn)) k.put_page(pgmap.pageAt(pfn));
}

/** 5.10: nobody is asked. */
function* written_out(k: Kernel, page: page, pfn: number, flags: number): Preemptible<number> {
  if (k.hwpoison_filter(page) !== 0) return 0;
  if (page.pgmap.type === 'MEMORY_DEVICE_PRIVATE') return -EBUSY;
  yield access(page, 'flags', 'write');
  page.hwpoison = true;
  const to_kill = new ToKillList();
  yield* k.collect_procs(page, to_kill, true);
  const { mapping, index } = page;
  if (mapping && mapping !== PAGE_MAPPING_DAX_SHARED) {
    const all = flags | MF_ACTION_REQUIRED | MF_MUST_KILL;
    yield* unmapThenKill(k, to_kill, pfn, mapping, index, all);
  }
  return 0;
}

function* asking(k: Kernel, pfn: number, flags: number, pgmap: dev_pagemap): Preemptible<number> {
  if (!k.pgmap_pfn_valid(pgmap, pfn)) return -ENXIO;
  if (pgmap.ops?.memory_failure) {
    const rc = yield* pgmap.ops.memory_failure(k, pgmap, pfn, 1, flags);
    if (rc !== -EOPNOTSUPP) return rc;
  }
  return yield* k.mf_generic_kill_procs(pfn, flags, pgmap);
}

function finish(k: Kernel, pfn: number, pgmap: dev_pagemap, rc: number): number {
  k.put_dev_pagemap(pgmap);
  // Not at 6.1, but at 6.12 and 7.2, -EOPNOTSUPP is not worth a line.
  const quiet = rc === -EOPNOTSUPP && compareReleases(k.release, '6.12') >= 0;
  if (!quiet) k.action_result(pfn, 'dax page', rc === 0 ? 'Recovered' : 'Failed');
  return rc;
}

const file = 'mm/memory-failure.c';

export const memory_failure_dev_pagemap = defineSymbol({
  name: 'memory_failure_dev_pagemap',
  file,
  models: 'Finds a handler for a poisoned page of driver memory.',
  args: ['pfn:x', 'flags:x', 'pgmap'],
  returns: 'int',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'mm/memory-failure.c at 5.10; recordings of 5.10.223; inlined when recorded',
      *call(k, pfn, flags, pgmap) {
        dropReference(k, pfn, flags, pgmap);
        let rc = -ENXIO;
        if (k.pgmap_pfn_valid(pgmap, pfn)) {
          const page = pgmap.pageAt(pfn);
          const cookie = yield* k.dax_lock_page(page);
          rc = -EBUSY;
          if (cookie !== 0) {
            rc = yield* written_out(k, page, pfn, flags);
            k.dax_unlock_page(page, cookie);
          }
        }
        return finish(k, pfn, pgmap, rc);
      },
    },
    {
      since: '6.0',
      until: '6.2',
      source: 'commit 33a8f7f2b3a3; mm/memory-failure.c at 6.1; inlined when recorded',
      *call(k, pfn, flags, pgmap) {
        dropReference(k, pfn, flags, pgmap);
        return finish(k, pfn, pgmap, yield* asking(k, pfn, flags, pgmap));
      },
    },
    {
      since: '6.2',
      source: 'mm/memory-failure.c at 6.12, 7.2; inlined when recorded',
      *call(k, pfn, flags, pgmap) {
        return finish(k, pfn, pgmap, yield* asking(k, pfn, flags, pgmap));
      },
    },
  ],
});

export const pgmap_pfn_valid = defineSymbol({
  name: 'pgmap_pfn_valid',
  file: 'mm/memremap.c',
  models: "Tells the device's pages from those that the driver keeps for itself.",
  args: ['pgmap', 'pfn:x'],
  returns: 'bool',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memremap.c at 5.10, 6.1, 6.12, 7.2',
      call: (_k, pgmap, pfn) => pgmap.covers(pfn) && pfn >= pgmap.firstPfn + pgmap.reserve,
    },
  ],
});
