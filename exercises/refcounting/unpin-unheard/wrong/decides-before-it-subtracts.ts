// fails: two-cpus
import { addressOf, type folio, GUP_PIN_COUNTING_BIAS, gupFlags, type Kernel } from 'simkernel';

/** mm/gup.c: gives back `refs` references or pins, as `flags` says. */
export function gup_put_folio(k: Kernel, folio: folio, refs: number, flags: number): void {
  let nr = refs;
  if ((flags & gupFlags(k.release).FOLL_PIN) !== 0) {
    if (folio.order > 0) folio._pincount -= refs;
    else nr = refs * GUP_PIN_COUNTING_BIAS;
  }
  const isLast = folio.pgmap.type === 'MEMORY_DEVICE_FS_DAX' && k.page_ref_count(folio) === nr + 1;
  k.folio_put_refs(folio, nr);
  if (isLast) k.wake_up_var(addressOf(folio, '_refcount'));
}
