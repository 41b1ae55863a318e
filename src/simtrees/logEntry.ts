import type { SimtreesErrorCode } from './errorTable.ts';

/** A commit that a step made. */
export interface MadeCommit {
  readonly id: string;
  readonly tree: string;
  /** The patch that it carries; null for a merge or a revert. */
  readonly patch: string | null;
  /** The commit whose place it takes after a rebase or a rebuild. */
  readonly replaces: string | null;
}

/** One step of a world: a command, what it did, and what it made. */
export interface LogEntry {
  readonly command: string;
  /** What happened, in a sentence. */
  readonly text: string;
  readonly made: readonly MadeCommit[];
  /** Why the command was not carried out to its end; null when it was. */
  readonly stopped: SimtreesErrorCode | null;
  /** Commits that the branch no longer leads to. */
  readonly gone: readonly string[];
}
