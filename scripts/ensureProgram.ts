import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, type ProgramNames } from './findProgram.ts';

/** A program that the tests need and Debian has. */
export interface Program extends ProgramNames {
  /** What it is, for a message: `Chromium`. */
  readonly title: string;
  /** The Debian packages that bring it. */
  readonly packages: readonly string[];
}

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * The path of a program. Where it is not on the machine, installs Debian's packages if this process may do so (root,
 * with apt-get).
 *
 * @throws when there is none and none could be installed, saying what to install
 */
export function ensureProgram(program: Program): string {
  const { title, packages, variable } = program;
  const found = findProgram(program, process.env);
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log(`No ${title} found: installing Debian's package with apt-get.`);
    const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
    if (install() || (run('apt-get', ['update']) && install())) {
      const installed = findProgram(program, process.env);
      if (installed) return installed;
    }
  }
  throw new Error(`No ${title} was found, and these tests need it.
Install it, for example on Debian or Ubuntu:  apt-get install ${packages.join(' ')}
or name one that is there:                    ${variable}=/path/to/program`);
}
