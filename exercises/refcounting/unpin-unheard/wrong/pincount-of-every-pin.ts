// fails: pins-in-between
import { type folio, GUP_PIN_COUNTING_BIAS, gupFlags, type Kernel } from 'simkernel';

/** mm/gup.c: gives back `refs` references or pins, as `flags` says. */
export function gup_put_folio(k: Kernel, folio: folio, refs: number, flags: number): void {
  const isPin = (flags & gupFlags(k.release).FOLL_PIN) !== 0;
  const nr = isPin && folio.order === 0 ? refs * GUP_PIN_COUNTING_BIAS : refs;
  if (isPin) folio._pincount -= refs;
  if (!k.__put_devmap_managed_page_refs(folio, nr)) k.folio_put_refs(folio, nr);
  if (isPin && folio.order === 0) folio._pincount += refs;
}
