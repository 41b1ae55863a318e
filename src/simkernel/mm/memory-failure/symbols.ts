import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { action_result } from './action_result.ts';
import { __add_to_kill, add_to_kill } from './add_to_kill.ts';
import { collect_procs, collect_procs_file, collect_procs_fsdax } from './collect_procs.ts';
import { dev_pagemap_mapping_shift } from './dev_pagemap_mapping_shift.ts';
import { hwpoison_filter } from './hwpoison_filter.ts';
import { hwpoison_inject, hwpoison_unpoison } from './hwpoison_inject.ts';
import { kill_proc, kill_procs } from './kill_procs.ts';
import { memory_failure, unpoison_memory } from './memory_failure.ts';
import { memory_failure_dev_pagemap, pgmap_pfn_valid } from './memory_failure_dev_pagemap.ts';
import { mf_dax_kill_procs } from './mf_dax_kill_procs.ts';
import { mf_generic_kill_procs } from './mf_generic_kill_procs.ts';
import { find_early_kill_thread, task_early_kill } from './task_early_kill.ts';
import { unmap_and_kill } from './unmap_and_kill.ts';

/** Functions of mm/memory-failure.c and mm/hwpoison-inject.c. */
export const memoryFailureSymbols: readonly AnySymbol[] = [
  memory_failure,
  memory_failure_dev_pagemap,
  pgmap_pfn_valid,
  mf_generic_kill_procs,
  mf_dax_kill_procs,
  collect_procs,
  collect_procs_file,
  collect_procs_fsdax,
  add_to_kill,
  __add_to_kill,
  dev_pagemap_mapping_shift,
  task_early_kill,
  find_early_kill_thread,
  unmap_and_kill,
  kill_procs,
  kill_proc,
  action_result,
  hwpoison_filter,
  hwpoison_inject,
  hwpoison_unpoison,
  unpoison_memory,
];
