import type { InvariantId } from 'simkernel';

/** A line of the patch, by the number beside it, and an invariant that the kernel breaks by it. */
interface Finding {
  readonly line: number;
  readonly invariant: InvariantId;
}

// After the unmapping a single reference is a holder; and a shared folio has a share in place of a mapping.
export const findings: readonly Finding[] = [
  { line: 33, invariant: 'I16' },
  { line: 39, invariant: 'I5' },
];
