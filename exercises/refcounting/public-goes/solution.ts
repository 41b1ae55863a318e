import type { InvariantId } from 'simkernel';

/** A line of the patch, by the number beside it, and an invariant that the kernel breaks by it. */
interface Finding {
  readonly line: number;
  readonly invariant: InvariantId;
}

// The call was for every device page. Without it a batch takes a page to its idle count and tells nobody.
export const findings: readonly Finding[] = [
  { line: 45, invariant: 'I4' },
  { line: 45, invariant: 'I5' },
];
