import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { nd_pmem_remove } from './nd_pmem_remove.ts';
import { pmem_pagemap_memory_failure } from './pmem_pagemap_memory_failure.ts';
import {
  __pmem_release_queue,
  pmem_freeze_queue,
  pmem_pagemap_cleanup,
  pmem_pagemap_kill,
} from './pmem_pagemap_kill.ts';
import { pmem_release_disk } from './pmem_release_disk.ts';

/** Functions of drivers/nvdimm/. */
export const nvdimmSymbols: readonly AnySymbol[] = [
  pmem_pagemap_memory_failure,
  pmem_pagemap_kill,
  pmem_pagemap_cleanup,
  pmem_freeze_queue,
  __pmem_release_queue,
  nd_pmem_remove,
  pmem_release_disk,
];
