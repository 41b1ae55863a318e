import type { AnySymbol } from './kernel/symbolDefinition.ts';
import { x86Symbols } from './arch/x86/symbols.ts';
import { blockSymbols } from './block/symbols.ts';
import { daxDriverSymbols } from './drivers/dax/symbols.ts';
import { mdSymbols } from './drivers/md/symbols.ts';
import { nvdimmSymbols } from './drivers/nvdimm/symbols.ts';
import { fsSymbols } from './fs/symbols.ts';
import { includeSymbols } from './include/symbols.ts';
import {
  io_pin_pages,
  io_sqe_buffer_register,
  pin_user_pages,
} from './io_uring/io_sqe_buffer_register.ts';
import { kernelSymbols } from './kernel/symbols.ts';
import { p2pdmaSymbols } from './drivers/pci/p2pdma.ts';
import { testHmmSymbols } from './lib/test_hmm.ts';
import { percpuRefSymbols } from './lib/percpuRefSymbols.ts';
import { mmSymbols } from './mm/symbols.ts';

/** Every function of the simulation, over all releases. The symbol pages of the site are printed from it. */
export const symbolTable: readonly AnySymbol[] = [
  ...includeSymbols,
  ...kernelSymbols,
  ...x86Symbols,
  ...percpuRefSymbols,
  ...testHmmSymbols,
  ...p2pdmaSymbols,
  ...mmSymbols,
  ...blockSymbols,
  ...daxDriverSymbols,
  ...mdSymbols,
  ...nvdimmSymbols,
  ...fsSymbols,
  io_sqe_buffer_register,
  io_pin_pages,
  pin_user_pages,
];
