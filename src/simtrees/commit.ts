import { hashObject } from './hashObject.ts';
import { encodeSignature, type Signature } from './signature.ts';
import { SimtreesError } from './simtreesError.ts';
import { utf8 } from './utf8.ts';

/** Everything that a commit's id is computed from. Change any of it and the id is another one. */
export interface CommitContent {
  /** Id of the tree object. */
  readonly tree: string;
  /** Ids of the parents: none for a root, two for a merge. */
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** Subject, then an empty line and the body if there is one; ends with a line break. */
  readonly message: string;
}

/** A commit with its id. */
export interface Commit extends CommitContent {
  readonly id: string;
}

/**
 * The body of a commit object, as `git cat-file commit ID` prints it.
 * @since git 2.39.5, the version that it was compared with
 * @returns the text that the id is computed from
 * @throws SimtreesError badPerson for a name or date that cannot stand in it
 * @source git 2.39.5, run next to it by the tests
 */
export function encodeCommit(content: CommitContent): string {
  return [
    `tree ${content.tree}`,
    ...content.parents.map((parent) => `parent ${parent}`),
    `author ${encodeSignature(content.author)}`,
    `committer ${encodeSignature(content.committer)}`,
    '',
    content.message,
  ].join('\n');
}

/** Ends the message with one line break, as `git commit` does. */
function cleanMessage(message: string): string {
  const clean = message.trimEnd();
  if (clean === '') throw new SimtreesError('badMessage', 'The commit message is empty.');
  return `${clean}\n`;
}

/**
 * A commit, frozen, under the id that git gives it.
 * @since git 2.39.5, the version that it was compared with
 * @returns the commit; its message ends with one line break
 * @throws SimtreesError badMessage for an empty message
 * @throws SimtreesError badPerson for a name or date that cannot stand in it
 * @source git 2.39.5, run next to it by the tests
 */
export function makeCommit(content: CommitContent): Commit {
  const whole: CommitContent = {
    tree: content.tree,
    parents: Object.freeze([...content.parents]),
    author: Object.freeze({ ...content.author }),
    committer: Object.freeze({ ...content.committer }),
    message: cleanMessage(content.message),
  };
  return Object.freeze({ ...whole, id: hashObject('commit', utf8(encodeCommit(whole))) });
}

/**
 * The subject of a commit.
 * @since git 2.39.5, the version that it was compared with
 * @returns the first line of the message
 * @throws nothing
 * @source git 2.39.5, run next to it by the tests
 */
export function subjectOf(commit: CommitContent): string {
  return commit.message.split('\n', 1)[0] ?? '';
}
