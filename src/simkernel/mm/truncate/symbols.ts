import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import {
  truncate_inode_pages_range,
  truncate_pagecache,
  truncate_pagecache_range,
  truncate_setsize,
} from './truncate_setsize.ts';

/** Functions of mm/truncate.c. */
export const truncateSymbols: readonly AnySymbol[] = [
  truncate_setsize,
  truncate_pagecache,
  truncate_pagecache_range,
  truncate_inode_pages_range,
];
