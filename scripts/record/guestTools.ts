import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unpackPackage } from './kernelFiles.ts';

/** What the guest runs besides busybox and the agent; the packages hold it. The newest mkfs.xfs that 5.10 can mount. */
const packages: readonly { name: string; version?: string }[] = [
  { name: 'xfsprogs', version: '6.1.0-1' },
  { name: 'e2fsprogs' },
  { name: 'fdisk' },
  { name: 'dmsetup' },
  { name: 'liburcu8' },
  { name: 'libinih1' },
];

const programs = ['mkfs.xfs', 'xfs_io', 'mkfs.ext4', 'sfdisk', 'dmsetup'];
const folders = ['sbin', 'usr/sbin', 'bin', 'usr/bin'];

/**
 * Puts the programs, with the libraries they need, into the root of the guest.
 * @throws Error naming a program that no package brought
 */
export function addGuestTools(cache: string, root: string): void {
  const tools = join(cache, 'tools');
  if (!existsSync(tools)) {
    for (const { name, version } of packages) unpackPackage(name, version, tools);
  }
  for (const program of programs) {
    const path = folders.map((folder) => join(tools, folder, program)).find(existsSync);
    if (!path) throw new Error(`${program} is in none of the packages of the recorder.`);
    put(path, join(root, 'sbin', program));
    for (const library of libraries(path, tools))
      put(library, join(root, 'lib', basename(library)));
  }
  const loader = '/lib64/ld-linux-x86-64.so.2';
  put(loader, join(root, loader));
}

function put(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to)) copyFileSync(from, to);
}

function libraries(program: string, tools: string): string[] {
  const path = ['usr/lib', 'lib']
    .map((folder) => join(tools, folder, 'x86_64-linux-gnu'))
    .join(':');
  const text = execFileSync('ldd', [program], {
    encoding: 'utf8',
    env: { ...process.env, LD_LIBRARY_PATH: path },
  });
  const missing = /(\S+) => not found/.exec(text)?.[1];
  if (missing) throw new Error(`${basename(program)} needs ${missing}, which no package brought.`);
  return [...text.matchAll(/=> (\/\S+)/g)].map(([, library = '']) => library);
}
