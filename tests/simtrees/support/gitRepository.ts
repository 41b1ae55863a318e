import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FilesInput } from '../../../src/simtrees/files.ts';
import type { Signature } from '../../../src/simtrees/signature.ts';

/** Settings of the machine must not reach the git under test. */
const CLEAN = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C' };

/** A throw-away repository driven by the git program, with authors and dates that are given, never the clock's. */
export class GitRepository {
  readonly #dir = mkdtempSync(join(tmpdir(), 'simtrees-'));
  #who: { author: Signature; committer: Signature };

  constructor(who: Signature) {
    this.#who = { author: who, committer: who };
    this.run('init', '-q', '-b', 'main');
  }

  /** Who the following commands act as. */
  as(author: Signature, committer: Signature = author): this {
    this.#who = { author, committer };
    return this;
  }

  /** Runs git and returns what it prints; throws when it fails. */
  run(...args: string[]): string {
    return this.#spawn(args, '');
  }

  /** Runs git with an input. */
  pipe(input: string, ...args: string[]): string {
    return this.#spawn(args, input);
  }

  /** Whether a git command succeeds; a conflict makes it fail. */
  succeeds(...args: string[]): boolean {
    try {
      this.run(...args);
      return true;
    } catch {
      return false;
    }
  }

  /** Replaces the working tree by these files and commits it. */
  commit(files: FilesInput, message: string): string {
    this.run('rm', '-rfq', '--ignore-unmatch', '.');
    for (const [path, given] of Object.entries(files)) {
      const file = typeof given === 'string' ? { mode: '100644', content: given } : given;
      const full = join(this.#dir, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, file.content);
      chmodSync(full, file.mode === '100755' ? 0o755 : 0o644);
    }
    this.run('add', '-A');
    this.run('commit', '-q', '--allow-empty', '-m', message);
    return this.id('HEAD');
  }

  id(name: string): string {
    return this.run('rev-parse', name).trim();
  }

  /** The stable patch id of a commit, null where git prints none. */
  patchId(name: string): string | null {
    const diff = this.run('diff-tree', '-p', '--root', '--no-renames', name);
    return this.pipe(diff, 'patch-id', '--stable').split(' ')[0] || null;
  }

  /** Patch ids that occur more than once among the commits reachable from a name. */
  duplicatedPatches(name: string): string[] {
    const ids = this.run('rev-list', '--no-merges', name).trim().split('\n');
    const patches = ids.map((id) => this.patchId(id));
    return [...new Set(patches.filter((id, at) => id !== null && patches.indexOf(id) !== at))]
      .filter((id) => id !== null)
      .sort();
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #spawn(args: string[], input: string): string {
    const { author, committer } = this.#who;
    const env = {
      PATH: process.env.PATH,
      ...CLEAN,
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: `${author.time} ${author.zone}`,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: `${committer.time} ${committer.zone}`,
    };
    return execFileSync('git', args, {
      cwd: this.#dir,
      env,
      input,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }
}
