// fails: large-folio
import { type folio, GUP_PIN_COUNTING_BIAS, gupFlags, type Kernel } from 'simkernel';

/** mm/gup.c: gives back `refs` references or pins, as `flags` says. */
export function gup_put_folio(k: Kernel, folio: folio, refs: number, flags: number): void {
  let nr = refs;
  if ((flags & gupFlags(k.release).FOLL_PIN) !== 0) {
    if (folio.order > 0) folio._pincount -= refs;
    nr = refs * GUP_PIN_COUNTING_BIAS;
  }
  // FS_DAX is idle at 1, which an ordinary put does not know.
  if (k.__put_devmap_managed_page_refs(folio, nr)) return;
  k.folio_put_refs(folio, nr);
}
