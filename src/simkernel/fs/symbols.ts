import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import { daxSymbols } from './dax/symbols.ts';
import { memoryFailureFsSymbols } from './memoryFailureFsSymbols.ts';
import { __x64_sys_vmsplice, pipe_buf_release } from './splice.ts';
import { layoutSymbols } from './xfs/layoutSymbols.ts';
import { xfsSymbols } from './xfs/symbols.ts';

/** Functions of fs/ that map, splice and shrink files. */
export const fsSymbols: readonly AnySymbol[] = [
  ...daxSymbols,
  __x64_sys_vmsplice,
  pipe_buf_release,
  ...layoutSymbols,
  ...memoryFailureFsSymbols,
  ...xfsSymbols,
];
