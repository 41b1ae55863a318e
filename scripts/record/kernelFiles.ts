import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelPackage } from './releases.ts';

/** Where an unpacked kernel has what the recorder needs. */
export interface KernelFiles {
  readonly image: string;
  readonly modules: string;
}

/**
 * Downloads a package with apt and unpacks it, without installing it.
 * @throws Error saying how to make the package known to apt
 */
export function unpackPackage(name: string, version: string | undefined, target: string): void {
  mkdirSync(target, { recursive: true });
  const what = version === undefined ? name : `${name}=${version}`;
  try {
    execFileSync('apt-get', ['download', what], { cwd: target, stdio: 'pipe' });
  } catch {
    throw new Error(
      `apt cannot download ${what}. Add the Debian suite that has it to the sources of apt, and run apt-get update.`,
    );
  }
  for (const file of readdirSync(target).filter((entry) => entry.endsWith('.deb'))) {
    execFileSync('dpkg-deb', ['-x', file, '.'], { cwd: target });
    rmSync(join(target, file));
  }
}

/** The files of a kernel, downloaded where they are not there yet. Since 7.2 the package is split in several. */
export function kernelFiles(cache: string, { abi, version }: KernelPackage): KernelFiles {
  const package_ = `linux-image-${abi}-amd64`;
  const folder = join(cache, 'kern', package_);
  const release = `${abi}-amd64`;
  if (!existsSync(join(folder, 'boot')) && !existsSync(join(folder, 'usr/lib/modules'))) {
    unpackPackage(package_, version, folder);
    if (!existsSync(join(folder, 'boot'))) {
      for (const part of ['base', 'binary', 'modules']) {
        unpackPackage(`linux-${part}-${release}`, version, folder);
      }
    }
  }
  const modules = ['lib', 'usr/lib']
    .map((place) => join(folder, place, 'modules', release))
    .find(existsSync);
  if (!modules)
    throw new Error(`${folder} has no modules; remove it to download the package again.`);
  const own = join(modules, 'vmlinuz');
  return { image: existsSync(own) ? own : join(folder, 'boot', `vmlinuz-${release}`), modules };
}
