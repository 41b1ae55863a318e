import type { AnySymbol } from './kernel/symbolDefinition.ts';
import { daxDriverSymbols } from './drivers/dax/symbols.ts';
import { nvdimmSymbols } from './drivers/nvdimm/symbols.ts';
import { includeSymbols } from './include/symbols.ts';
import { kernelSymbols } from './kernel/symbols.ts';
import { mmSymbols } from './mm/symbols.ts';

/** Every function of the simulation, over all releases. The symbol pages of the site are printed from it. */
export const symbolTable: readonly AnySymbol[] = [
  ...includeSymbols,
  ...kernelSymbols,
  ...mmSymbols,
  ...daxDriverSymbols,
  ...nvdimmSymbols,
];
