import type { InvariantId } from 'simkernel';

/** A line of the patch, by the number beside it, and an invariant that the kernel breaks by it. */
interface Finding {
  readonly line: number;
  readonly invariant: InvariantId;
}

// The tails keep their links; dax_folio_init() is then given the old head instead of the page.
export const findings: readonly Finding[] = [{ line: 29, invariant: 'I14' }];
