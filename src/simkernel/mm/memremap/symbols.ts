import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import {
  __put_devmap_managed_folio_refs,
  __put_devmap_managed_page_refs,
} from './__put_devmap_managed_page_refs.ts';
import {
  __folio_put,
  folios_put_refs,
  free_zone_device_folio,
  free_zone_device_page,
} from './free_zone_device_folio.ts';
import {
  __put_page,
  free_devmap_managed_page,
  put_devmap_managed_page,
} from './put_devmap_managed_page.ts';

/** The put path of device pages: mm/memremap.c and its neighbours in mm/swap.c. */
export const memremapSymbols: readonly AnySymbol[] = [
  put_devmap_managed_page,
  free_devmap_managed_page,
  __put_page,
  __put_devmap_managed_page_refs,
  __put_devmap_managed_folio_refs,
  free_zone_device_page,
  free_zone_device_folio,
  __folio_put,
  folios_put_refs,
];
