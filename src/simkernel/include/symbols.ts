import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import {
  page_ref_add,
  page_ref_add_unless_zero,
  page_ref_count,
  page_ref_inc,
  page_ref_sub_return,
} from './page_ref.ts';

/** Functions of include/linux/. */
export const includeSymbols: readonly AnySymbol[] = [
  page_ref_count,
  page_ref_inc,
  page_ref_add,
  page_ref_sub_return,
  page_ref_add_unless_zero,
];
