import type { InvariantId } from 'simkernel';

/** A line of the patch, by the number beside it, and an invariant that the kernel breaks by it. */
interface Finding {
  readonly line: number;
  readonly invariant: InvariantId;
}

// list_add() writes page->lru.next, which is the word that has the pgmap of a ZONE_DEVICE page.
export const findings: readonly Finding[] = [{ line: 29, invariant: 'I15' }];
