import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import {
  page_ref_add,
  page_ref_add_unless_zero,
  page_ref_count,
  page_ref_inc,
  page_ref_sub_return,
  set_page_count,
} from './page_ref.ts';
import {
  folio_put,
  folio_put_refs,
  get_page,
  page_ref_sub_and_test,
  put_page,
} from './put_page.ts';

/** Functions of include/linux/. */
export const includeSymbols: readonly AnySymbol[] = [
  page_ref_count,
  set_page_count,
  page_ref_inc,
  page_ref_add,
  page_ref_sub_return,
  page_ref_add_unless_zero,
  page_ref_sub_and_test,
  get_page,
  put_page,
  folio_put,
  folio_put_refs,
];
