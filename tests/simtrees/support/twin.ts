import { cherryPick } from '../../../src/simtrees/cherryPick.ts';
import { duplicates } from '../../../src/simtrees/duplicates.ts';
import { type FilesInput, makeFiles } from '../../../src/simtrees/files.ts';
import { mergeCommits } from '../../../src/simtrees/mergeCommits.ts';
import { ObjectStore } from '../../../src/simtrees/objectStore.ts';
import { patchId } from '../../../src/simtrees/patchId.ts';
import { rebase } from '../../../src/simtrees/rebase.ts';
import { revert } from '../../../src/simtrees/revert.ts';
import { GitRepository } from './gitRepository.ts';
import { author, maintainer } from './people.ts';

/** What both sides have to agree on after a command. */
interface Outcome {
  clean: boolean;
  sim: string;
  git: string;
}

/** One history, built twice: in the simulation and with the git program, branch by branch and command by command. */
export class Twin {
  readonly store = new ObjectStore();
  readonly git = new GitRepository(author);
  readonly #tips = new Map<string, string>();
  #minute = 0;

  tip(branch: string): string {
    const found = this.#tips.get(branch);
    if (found === undefined) throw new Error(`no branch ${branch}`);
    return found;
  }

  branch(name: string, from: string): void {
    this.#tips.set(name, this.tip(from));
    this.git.run('branch', name, this.git.id(from));
  }

  /** Commits a snapshot on a branch. The first one creates it. */
  commit(branch: string, files: FilesInput, message: string): string {
    const committer = this.#next();
    const parent = this.#tips.get(branch);
    const parents = parent === undefined ? [] : [parent];
    const made = this.store.commit({
      files: makeFiles(files),
      parents,
      author,
      committer,
      message,
    });
    this.#tips.set(branch, made.id);
    if (parent !== undefined) this.git.run('checkout', '-q', branch);
    this.git.as(author, committer).commit(files, message);
    return made.id;
  }

  merge(ours: string, theirs: string): Outcome {
    const committer = this.#next();
    const message = `Merge branch '${theirs}'\n`;
    const result = mergeCommits(this.store, {
      ours: this.tip(ours),
      theirs: this.tip(theirs),
      message,
      author: committer,
      committer,
    });
    if (result.kind === 'merged') this.#tips.set(ours, result.commit.id);
    this.git.run('checkout', '-q', ours);
    const clean = this.git.as(committer).succeeds('merge', '--no-ff', '-m', message, theirs);
    if (!clean) this.git.run('merge', '--abort');
    return this.#outcome(ours, result.kind !== 'conflict', clean);
  }

  pick(branch: string, commit: string): Outcome {
    const committer = this.#next();
    const result = cherryPick(this.store, commit, this.tip(branch), committer);
    if (result.kind === 'picked') this.#tips.set(branch, result.commit.id);
    this.git.run('checkout', '-q', branch);
    const clean = this.git.as(author, committer).succeeds('cherry-pick', commit);
    if (!clean) this.git.run('cherry-pick', '--abort');
    return this.#outcome(branch, result.kind === 'picked', clean);
  }

  revert(branch: string, commit: string): Outcome {
    const committer = this.#next();
    const result = revert(this.store, commit, this.tip(branch), committer);
    if (result.kind === 'picked') this.#tips.set(branch, result.commit.id);
    this.git.run('checkout', '-q', branch);
    const clean = this.git.as(committer).succeeds('revert', '--no-edit', commit);
    return this.#outcome(branch, result.kind === 'picked', clean);
  }

  rebase(branch: string, upstream: string): Outcome {
    const committer = this.#next();
    const result = rebase(this.store, {
      branch: this.tip(branch),
      upstream: this.tip(upstream),
      committer: () => committer,
    });
    if (result.kind === 'rebased') this.#tips.set(branch, result.tip);
    const clean = this.git.as(committer).succeeds('rebase', '-q', upstream, branch);
    if (!clean) this.git.run('rebase', '--abort');
    return this.#outcome(branch, result.kind === 'rebased', clean);
  }

  /** Patch ids found more than once: by the simulation, and by git. */
  duplicated(branch: string): { sim: string[]; git: string[] } {
    const sim = duplicates(this.store, this.tip(branch)).map((found) => found.patchId);
    return { sim: sim.sort(), git: this.git.duplicatedPatches(branch) };
  }

  patchId(commit: string): string | null {
    return patchId(this.store, commit);
  }

  treeOf(branch: string): { sim: string; git: string } {
    const sim = this.store.get(this.tip(branch)).tree;
    return { sim, git: this.git.id(`${branch}^{tree}`) };
  }

  remove(): void {
    this.git.remove();
  }

  #next() {
    this.#minute += 1;
    return maintainer(this.#minute);
  }

  #outcome(branch: string, simClean: boolean, gitClean: boolean): Outcome {
    if (simClean !== gitClean) {
      throw new Error(
        `simulation ${simClean ? 'clean' : 'stops'}, git ${gitClean ? 'clean' : 'stops'}`,
      );
    }
    return { clean: simClean, sim: this.tip(branch), git: this.git.id(branch) };
  }
}
