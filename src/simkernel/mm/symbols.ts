import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import { get_dev_pagemap, put_dev_pagemap } from './get_dev_pagemap.ts';
import { gupSymbols } from './gup/symbols.ts';
import { __x64_sys_madvise } from './madvise.ts';
import { memoryFailureSymbols } from './memory-failure/symbols.ts';
import { migrateSymbols } from './migrate/symbols.ts';
import { memorySymbols } from './memory/symbols.ts';
import { memremapSymbols } from './memremap/symbols.ts';
import { __x64_sys_munmap } from './munmap.ts';
import { invalidate_inode_pages2_range } from './truncate/invalidate_inode_pages2_range.ts';
import { truncateSymbols } from './truncate/symbols.ts';

/** Functions of mm/ and include/linux/mm.h. */
export const mmSymbols: readonly AnySymbol[] = [
  get_dev_pagemap,
  put_dev_pagemap,
  ...memremapSymbols,
  ...memorySymbols,
  ...migrateSymbols,
  ...gupSymbols,
  ...truncateSymbols,
  __x64_sys_munmap,
  __x64_sys_madvise,
  invalidate_inode_pages2_range,
  ...memoryFailureSymbols,
];
