import { type Commit, type CommitContent, makeCommit } from './commit.ts';
import { type Files, makeFiles } from './files.ts';
import { SimtreesError } from './simtreesError.ts';
import { treeId } from './tree.ts';

/** What a commit is made from: the snapshot in place of the id of its tree. */
export interface NewCommit extends Omit<CommitContent, 'tree'> {
  readonly files: Files;
}

/**
 * The commits and snapshots of one simulated repository, by their ids. Nothing is ever changed or removed.
 * All trees of a world share one store, as clones that have fetched from one another do.
 */
export class ObjectStore {
  readonly #commits = new Map<string, Commit>();
  readonly #files = new Map<string, Files>();
  readonly #spend: (steps: number) => void;

  /** @param spend is told the steps that work on this store takes; it throws to stop the run. */
  constructor(spend: (steps: number) => void = () => {}) {
    this.#spend = spend;
    Object.freeze(this);
  }

  /** Counts work against the step budget. */
  spend(steps: number): void {
    this.#spend(steps);
  }

  /** Stores a snapshot and returns the id of its tree. */
  writeTree(files: Files): string {
    const safe = makeFiles(files);
    this.spend(1 + Object.keys(safe).length);
    const id = treeId(safe);
    this.#files.set(id, safe);
    return id;
  }

  /** Stores a commit; storing the same content again gives the same commit. */
  commit({ files, parents, author, committer, message }: NewCommit): Commit {
    for (const parent of parents) this.get(parent);
    const tree = this.writeTree(files);
    const made = makeCommit({ tree, parents, author, committer, message });
    this.spend(1);
    this.#commits.set(made.id, made);
    return made;
  }

  /** @throws SimtreesError `noSuchObject` when the id is not of a commit in this store. */
  get(id: string): Commit {
    const found = this.#commits.get(id);
    if (found === undefined) throw new SimtreesError('noSuchObject', `There is no commit ${id}.`);
    return found;
  }

  /** The snapshot of a commit. */
  filesOf(commitId: string): Files {
    return this.treeFiles(this.get(commitId).tree);
  }

  /** The snapshot that a tree id stands for. */
  treeFiles(id: string): Files {
    const found = this.#files.get(id);
    if (found === undefined) throw new SimtreesError('noSuchObject', `There is no tree ${id}.`);
    return found;
  }
}
