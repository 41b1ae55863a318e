import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { __get_user_pages, follow_devmap_pmd, follow_page_pte } from './__get_user_pages.ts';
import {
  get_user_pages_fast,
  gup_fast_fallback,
  internal_get_user_pages_fast,
  pin_user_pages_fast,
} from './get_user_pages_fast.ts';
import { gup_fast_pte_range, gup_pte_range } from './gup_fast_pte_range.ts';
import {
  gup_put_folio,
  put_compound_head,
  try_get_compound_head,
  try_get_page,
  try_grab_compound_head,
  try_grab_folio,
  try_grab_folio_fast,
  try_grab_page,
} from './try_grab.ts';
import { unpin_user_folio, unpin_user_page } from './unpin_user_page.ts';

/** Functions of mm/gup.c. */
export const gupSymbols: readonly AnySymbol[] = [
  get_user_pages_fast,
  pin_user_pages_fast,
  unpin_user_page,
  unpin_user_folio,
  internal_get_user_pages_fast,
  gup_fast_fallback,
  gup_pte_range,
  gup_fast_pte_range,
  __get_user_pages,
  follow_devmap_pmd,
  follow_page_pte,
  try_get_compound_head,
  try_get_page,
  try_grab_compound_head,
  try_grab_folio,
  try_grab_folio_fast,
  try_grab_page,
  gup_put_folio,
  put_compound_head,
];
