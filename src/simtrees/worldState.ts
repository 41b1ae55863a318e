import type { CarriedPatch } from './carriedPatch.ts';
import type { Commit } from './commit.ts';
import type { LogEntry, MadeCommit } from './logEntry.ts';
import type { ObjectStore } from './objectStore.ts';
import type { Patch } from './patch.ts';
import { personAt } from './patch.ts';
import { refusal, type TreeAction } from './policy.ts';
import type { Signature } from './signature.ts';
import { SimtreesError } from './simtreesError.ts';
import type { TreeState } from './treeState.ts';

/** The first commit is made an hour after the first patch was written. */
const FIRST_COMMIT_TIME = 1_700_485_200;

/** What a world knows; only the commands of a world change it. */
export class WorldState {
  readonly store: ObjectStore;
  readonly tag: string;
  readonly tagCommit: string;
  readonly patches: ReadonlyMap<string, Patch>;
  readonly trees = new Map<string, TreeState>();
  readonly log: LogEntry[] = [];
  /** Every commit that stood for a patch of a rebuilt list, also those of earlier builds. */
  readonly rebuilt = new Set<string>();
  /** Changes made inside merge commits, in the order of the merges. */
  readonly carried: CarriedPatch[] = [];
  #made: MadeCommit[] = [];
  #time = FIRST_COMMIT_TIME;

  constructor(
    store: ObjectStore,
    tag: string,
    tagCommit: string,
    patches: ReadonlyMap<string, Patch>,
  ) {
    this.store = store;
    this.tag = tag;
    this.tagCommit = tagCommit;
    this.patches = patches;
  }

  /** The tree or topic branch of this name. */
  tree(name: string): TreeState {
    const found = this.trees.get(name);
    if (found !== undefined) return found;
    const known = [...this.trees.keys()].join(', ');
    const what =
      name === this.tag ? `${name} is a tag and stays where it is` : `There is no branch "${name}"`;
    throw new SimtreesError('noSuchName', `${what}; the branches are: ${known}.`);
  }

  /** The commit that a branch or the tag stands for, when something is to be built on it or merged from it. */
  source(name: string): string {
    if (name === this.tag) return this.tagCommit;
    return this.allowed(name, 'buildOn').tip;
  }

  /** The tree, if its policy allows the action. */
  allowed(name: string, action: TreeAction): TreeState {
    const tree = this.tree(name);
    const reason = refusal(tree.policy, action);
    if (reason !== undefined) throw new SimtreesError('againstPolicy', `${name} ${reason}.`);
    return tree;
  }

  patch(name: string): Patch {
    const found = this.patches.get(name);
    if (found !== undefined) return found;
    const known = [...this.patches.keys()].join(', ');
    throw new SimtreesError(
      'noSuchName',
      `There is no patch "${name}"; the patches are: ${known}.`,
    );
  }

  /** The maintainer of a tree, at the next minute: no two commits are made at the same time. */
  committer(tree: TreeState): Signature {
    this.#time += 60;
    return personAt(tree.maintainer, this.#time);
  }

  /** Notes a new commit and moves the branch to it. */
  made(
    tree: TreeState,
    commit: Commit,
    patch: string | null,
    replaces: string | null = null,
  ): void {
    tree.tip = commit.id;
    if (tree.policy === 'quilt-rebuild') this.rebuilt.add(commit.id);
    this.#made.push(Object.freeze({ id: commit.id, tree: tree.name, patch, replaces }));
  }

  /** Ends a step. */
  record(step: Omit<LogEntry, 'made'>): LogEntry {
    const made = Object.freeze(this.#made);
    this.#made = [];
    const entry = Object.freeze({ ...step, gone: Object.freeze([...step.gone]), made });
    this.log.push(entry);
    return entry;
  }
}
