// fails: one-reference-each
import { access, type folio, type page, type Preemptible } from 'simkernel';

/** What a page table entry says: 0 when it maps nothing. */
type pte = number;

/**
 * What GUP-fast reads and changes without a lock.
 * Before each of the first three another CPU can come in.
 */
interface Lockless {
  ptep_get_lockless(address: number): Preemptible<pte>;
  try_grab_folio_fast(of: page, refs: 1, flags: number): Preemptible<folio | null>;
  gup_put_folio(of: folio, refs: 1, flags: number): Preemptible<void>;
  pte_page(pte: pte): page;
}

/** Runs what it is given, and says at each step that it touches something else: a search would leave the races out. */
function* elsewhere<T>(steps: Preemptible<T>): Preemptible<T> {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    yield access({ label: 'nothing' }, 'at_all', 'read');
  }
}

/**
 * mm/gup.c: takes the pages behind `nr_pages` entries from `start` on.
 * Returns how many it took.
 */
export function* gup_fast_pte_range(
  k: Lockless,
  start: number,
  nr_pages: number,
  flags: number,
  pages: page[],
): Preemptible<number> {
  for (let done = 0; done < nr_pages; done += 1) {
    const pte = yield* k.ptep_get_lockless(start + done);
    if (pte === 0) return done;
    const page = k.pte_page(pte);
    const folio = yield* k.try_grab_folio_fast(page, 1, flags);
    if (folio === null) return done;
    // Whoever takes the page away clears the entry first, and only then looks at the count.
    if ((yield* elsewhere(k.ptep_get_lockless(start + done))) === 0) {
      yield* k.gup_put_folio(folio, 1, flags);
      return done;
    }
    pages.push(page);
  }
  return nr_pages;
}
