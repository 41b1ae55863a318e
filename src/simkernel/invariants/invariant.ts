import type { Release } from '../kernel/release.ts';
import type { KernelView } from './kernelView.ts';
import type { LogFacts } from './logFacts.ts';
import type { LogFrame, LogStep } from './logFrames.ts';

/** The invariants by the numbers under which the guide cites them. */
export type InvariantId =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'I10'
  | 'I11'
  | 'I12'
  | 'I13'
  | 'I14'
  | 'I15'
  | 'I16'
  | 'I17';

/** What a check found: a place in the kernel that breaks the invariant. */
export interface Finding {
  /** Label of the object, `page:0x40018` for example. */
  readonly subject: string;
  /** One sentence with the values that were seen. */
  readonly text: string;
  /** The functions that the task was in, innermost first, where the log shows a transition. */
  readonly stack?: readonly string[];
}

/** A case in which real kernels are known to break an invariant, so that the simulation has to break it too. */
export interface KnownViolation {
  /** First release that has it. */
  readonly since: Release;
  /** First release without it; left out while the last release has it. */
  readonly until?: Release;
  /** The case, in words. */
  readonly when: string;
  /** Recording, file at a release, or commit. */
  readonly source: string;
  /** Whether this case is what a finding comes from, by what the log shows. */
  explains(finding: Finding, facts: LogFacts): boolean;
}

/** Follows the event log for one invariant. */
export interface LogWatch {
  /** @returns what the event breaks, if anything */
  see(step: LogStep, frames: readonly LogFrame[]): Finding | undefined;
  /** What is still owed once no task is in the middle of anything. */
  owed?(): readonly Finding[];
}

/** A rule that the kernel keeps about page references, as data: what it says, who keeps it, and how it is checked. */
export interface Invariant {
  readonly id: InvariantId;
  /** A few words, for a heading. */
  readonly title: string;
  /** The rule, in a sentence or two. */
  readonly says: string;
  /** The releases and cases in which real kernels keep it. */
  readonly kept: string;
  readonly known: readonly KnownViolation[];
  /** What the rule rests on. */
  readonly source: string;
  /** Checks the state of a kernel. */
  readonly check?: (view: KernelView) => readonly Finding[];
  /** Checks the transitions that the log shows. */
  readonly watch?: (view: Pick<KernelView, 'release' | 'pageOf' | 'pgmapOf'>) => LogWatch;
}
