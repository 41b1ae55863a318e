import type { Policy } from './policy.ts';

/** One replacement in a file: `from` must stand there exactly once; an empty `from` creates the file. */
export interface EditSpec {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** A patch as it was posted, made on top of the tag and the patches that it needs. */
export interface PatchSpec {
  readonly name: string;
  /** Subject line of the commit that it becomes. */
  readonly subject: string;
  readonly author: string;
  readonly needs?: readonly string[];
  readonly edits: readonly EditSpec[];
}

/** A maintainer's tree at the start: based on the tag, with these patches on it. */
export interface TreeSpec {
  readonly name: string;
  readonly policy: Policy;
  readonly maintainer: string;
  readonly has?: readonly string[];
}

/** Everything that a world is started from: plain data. */
export interface WorldSpec {
  /** The mainline tag that all trees start from. */
  readonly tag: string;
  readonly files: Readonly<Record<string, string>>;
  readonly patches: readonly PatchSpec[];
  readonly trees: readonly TreeSpec[];
}
