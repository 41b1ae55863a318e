import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { kill_me_maybe } from './kill_me_maybe.ts';

/** Functions of arch/x86/. */
export const x86Symbols: readonly AnySymbol[] = [kill_me_maybe];
