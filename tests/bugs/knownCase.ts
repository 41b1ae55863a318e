import type { Patch } from '../races/race.ts';

/** What one variant of a case shows. */
export interface Shown {
  readonly releases: readonly string[];
  /** Which situation is looked at, where a case has several. */
  readonly how?: string;
  /** What is wrong with the variant, in our words; absent where it is right. */
  readonly wrong?: string;
  /** The functions that make it wrong; absent where the release itself has it. */
  readonly patch?: Patch;
  readonly sees: string;
}

/** A case of a numbered list of facts, and what each variant of it has to show. */
export interface KnownCase {
  readonly number: number;
  readonly title: string;
  /** What is looked at. */
  readonly observable: string;
  readonly source: string;
  /** What is not tested, and why: unverified, or an own reading. */
  readonly leftOut?: string;
  readonly observe: (release: string, patch: Patch, how: string) => string;
  readonly shows: readonly Shown[];
}

/** A case that is tested by other means: a search over interleavings, for example. */
export interface CaseElsewhere extends Omit<KnownCase, 'observe' | 'shows'> {
  /** The file that tests it, from the root of the repository. */
  readonly testedIn: string;
}
