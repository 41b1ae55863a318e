import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import { get_dev_pagemap, put_dev_pagemap } from './get_dev_pagemap.ts';

/** Functions of mm/ and include/linux/mm.h. */
export const mmSymbols: readonly AnySymbol[] = [get_dev_pagemap, put_dev_pagemap];
