import type { ReferenceBug } from '../../../src/simkernel/invariants/referenceBugs.ts';
import type { CaseElsewhere, KnownCase } from '../knownCase.ts';

/** How a bug in counting references is made and seen. */
export type ReferenceRun = Omit<KnownCase, 'title' | 'source'>;

/** The same with what the list says of the bug. */
export type ReferenceCase = ReferenceRun & ReferenceBug;

/** A bug that a search over interleavings decides. */
export interface SearchedReferenceCase extends Omit<CaseElsewhere, 'title' | 'source'> {
  /** The name of the race there. */
  readonly race: RegExp;
}

/** One that is not tested. */
export interface UntestedCase {
  readonly number: number;
  readonly title: string;
  readonly reason: string;
}
