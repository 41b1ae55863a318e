// fails: findings-hold
import type { InvariantId } from 'simkernel';

/** A line of the patch, by the number beside it, and an invariant that the kernel breaks by it. */
interface Finding {
  readonly line: number;
  readonly invariant: InvariantId;
}

export const findings: readonly Finding[] = [
  { line: 33, invariant: 'I7' },
  { line: 39, invariant: 'I5' },
];
