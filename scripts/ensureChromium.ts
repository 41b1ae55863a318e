import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './findChromium.ts';

/** The browser, and a font: a page without one has no text to look at. */
const packages = ['chromium', 'fonts-liberation'];

const advice = `No Chromium was found, and the tests need a real browser.
Install one, for example on Debian or Ubuntu:  apt-get install ${packages.join(' ')}
or name one that is there:                     CHROMIUM_PATH=/path/to/chromium npm test`;

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * The browser that the tests run in. Where none is found, installs Debian's package if this process
 * may do so (root, with apt-get).
 *
 * @throws when there is none and none could be installed, saying what to install
 */
export function ensureChromium(): string {
  const found = findChromium(process.env);
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log("No Chromium found: installing Debian's package with apt-get.");
    const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
    if (install() || (run('apt-get', ['update']) && install())) {
      const installed = findChromium(process.env);
      if (installed) return installed;
    }
  }
  throw new Error(advice);
}
