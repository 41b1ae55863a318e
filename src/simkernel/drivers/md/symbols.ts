import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { dm_dax_direct_access, linear_dax_direct_access } from './dm_dax_direct_access.ts';

/** Functions of drivers/md/. */
export const mdSymbols: readonly AnySymbol[] = [dm_dax_direct_access, linear_dax_direct_access];
