// fails: takes-several
import {
  GUP_PIN_COUNTING_BIAS,
  gupFlags,
  type Kernel,
  type page,
  type Preemptible,
} from 'simkernel';

/** The functions of the count. At each of them another CPU can come in. */
interface Counting {
  readonly release: Kernel['release'];
  page_ref_count(page: page): Preemptible<number>;
  page_ref_add(page: page, nr: number): Preemptible<void>;
  page_ref_sub_return(page: page, nr: number): Preemptible<number>;
  page_ref_add_unless_zero(page: page, nr: number): Preemptible<boolean>;
}

/** mm/gup.c: takes references or pins on the page of an entry that GUP-fast has read. */
export function* try_grab_folio_fast(
  k: Counting,
  page: page,
  refs: number,
  flags: number,
): Preemptible<page | null> {
  const pin = (flags & gupFlags(k.release).FOLL_PIN) !== 0;
  const nr = Math.min(refs, 3) * (pin ? GUP_PIN_COUNTING_BIAS : 1);
  if (!(yield* k.page_ref_add_unless_zero(page, nr))) return null;
  return page;
}
