// fails: pins-in-between
import { type folio, GUP_PIN_COUNTING_BIAS, gupFlags, type Kernel } from 'simkernel';

/** mm/gup.c: gives back `refs` references or pins, as `flags` says. */
export function gup_put_folio(k: Kernel, folio: folio, refs: number, flags: number): void {
  let nr = refs;
  if ((flags & gupFlags(k.release).FOLL_PIN) !== 0) {
    if (folio.order > 0) folio._pincount -= refs;
    else nr = refs * GUP_PIN_COUNTING_BIAS;
  }
  folio._pincount += 1;
  if (!k.__put_devmap_managed_page_refs(folio, nr)) k.folio_put_refs(folio, nr);
  folio._pincount -= 1;
}
