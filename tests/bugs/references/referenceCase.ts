import type { CaseElsewhere, KnownCase } from '../knownCase.ts';

/** A case of the list of bugs in counting references. */
export interface ReferenceCase extends KnownCase {
  /** What the wrong variants break. */
  readonly invariants: readonly string[];
}

/** One that a search over interleavings decides. */
export interface SearchedReferenceCase extends CaseElsewhere {
  readonly invariants: readonly string[];
  /** The name of the race there. */
  readonly race: RegExp;
}

/** One that is not tested. */
export interface UntestedCase {
  readonly number: number;
  readonly title: string;
  readonly reason: string;
}
