// fails: takes-references
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
  const nr = pin ? refs * GUP_PIN_COUNTING_BIAS : refs;
  // The look at the field and the addition share a turn, which no CPU gives them.
  const add = k.page_ref_add(page, nr);
  const step = add.next();
  if (!step.done) yield step.value;
  if (page._refcount === 0) return null;
  add.next();
  return page;
}
