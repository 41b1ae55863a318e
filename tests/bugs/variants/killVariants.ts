import type { dax_device } from '../../../src/simkernel/drivers/dax/dax_device.ts';
import type { address_space } from '../../../src/simkernel/fs/address_space.ts';
import { ENXIO } from '../../../src/simkernel/include/errno.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import type { dev_pagemap } from '../../../src/simkernel/mm/dev_pagemap.ts';
import type { ToKillList } from '../../../src/simkernel/mm/memory-failure/to_kill.ts';
import type { Patch } from '../../races/race.ts';

/** Signals while the page is still mapped: a handler that reads the address again gets at the lost bytes. */
export const killsBeforeItUnmaps: Patch = {
  *unmap_and_kill(
    k: Kernel,
    to_kill: ToKillList,
    pfn: number,
    mapping: address_space,
    index: number,
    flags: number,
  ): Preemptible<void> {
    k.kill_procs(to_kill, true, pfn, flags);
    yield* k.unmap_mapping_range(mapping, index * 4096, 4096, 0);
  },
};

/** Takes every mapping for one of 4 KiB. */
export const knowsOnlySmallPages: Patch = { dev_pagemap_mapping_shift: () => 12 };

/** Answers -ENXIO where nobody registered operations, so that no generic handling follows. */
export const noHolderIsAnError: Patch = {
  *dax_holder_notify_failure(
    _k: Kernel,
    dax_dev: dax_device,
    off: number,
    len: number,
    flags: number,
  ): Preemptible<number> {
    const ops = dax_dev.holder_ops;
    return ops ? yield* ops.notify_failure(_k, dax_dev, off, len, flags) : -ENXIO;
  },
};

/** Takes any error of the holder, not only -EOPNOTSUPP, for a call for the generic handling. */
export const fallsBackOnAnyError: Patch = {
  *memory_failure_dev_pagemap(
    k: Kernel,
    pfn: number,
    flags: number,
    pgmap: dev_pagemap,
  ): Preemptible<number> {
    let rc = yield* k.pmem_pagemap_memory_failure(pgmap, pfn, 1, flags);
    if (rc !== 0) rc = yield* k.mf_generic_kill_procs(pfn, flags, pgmap);
    k.put_dev_pagemap(pgmap);
    k.action_result(pfn, 'dax page', rc === 0 ? 'Recovered' : 'Failed');
    return rc;
  },
};

/** Asks the holder of a dax device that is being taken down. */
export const asksTheDead: Patch = { dax_alive: () => true };

/** Says that a file that has no page there is no DAX file. */
export const noPageIsAnError: Patch = {
  *dax_lock_mapping_entry(_k: Kernel, mapping: address_space, index: number): Preemptible<number> {
    const kind = mapping.entryAt(index)?.kind;
    return kind === 'pte' || kind === 'pmd' ? 1 : 0;
  },
};
