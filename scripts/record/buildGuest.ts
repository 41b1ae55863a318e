import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addGuestTools } from './guestTools.ts';
import type { KernelFiles } from './kernelFiles.ts';
import { moduleOrder } from './modules.ts';
import type { Scenario } from './scenario.ts';
import { setupScripts } from './setupScripts.ts';

const guest = join(import.meta.dirname, '../../recorder/guest');

/** Each request to the slow device completes after this many nanoseconds. */
const SLOW_NS = 2_000_000_000;

function wantedModules({ setup }: Scenario) {
  return [
    ...['crc32c_generic', 'crc32c_cryptoapi', 'libcrc32c', 'hwpoison_inject', 'ext4', 'xfs'],
    ...['device_dax', 'dax_pmem', 'nd_pmem', 'nd_e820'],
    ...(setup.dm ? ['dm_mod'] : []),
  ]
    .map((name): { name: string; options?: string } => ({ name }))
    .concat(
      setup.slow
        ? [{ name: 'null_blk', options: `queue_mode=2 irqmode=2 completion_nsec=${SLOW_NS} gb=1` }]
        : [],
    );
}

/** Builds the initramfs of one run and returns its path. */
export function buildGuest(
  work: string,
  cache: string,
  kernel: KernelFiles,
  scenario: Scenario,
): string {
  const root = join(work, 'root');
  rmSync(root, { recursive: true, force: true });
  for (const folder of [
    'bin',
    'sbin',
    'proc',
    'sys',
    'dev',
    'run',
    'mnt',
    'tmp',
    'modules',
    'setup',
  ]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  copyFileSync('/bin/busybox', join(root, 'bin/busybox'));
  execFileSync('gcc', [
    '-static',
    '-O1',
    '-Wall',
    '-o',
    join(root, 'bin/agent'),
    join(guest, 'agent.c'),
  ]);
  copyFileSync(join(guest, 'init.sh'), join(root, 'init'));
  chmodSync(join(root, 'init'), 0o755);
  copyFileSync(join(guest, 'traced.txt'), join(root, 'traced'));
  const { untraced = [] } = scenario;
  const probes = readFileSync(join(guest, 'probes.txt'), 'utf8').trimEnd().split('\n');
  const placed = probes.filter((probe) => !untraced.includes(probe.split(' ')[1] ?? ''));
  writeFileSync(join(root, 'probes'), placed.map((probe) => `${probe}\n`).join(''));
  writeFileSync(join(root, 'untraced'), untraced.map((name) => `${name}\n`).join(''));
  addGuestTools(cache, root);
  const modules = moduleOrder(kernel.modules, wantedModules(scenario));
  for (const { file, content } of modules) writeFileSync(join(root, 'modules', file), content);
  const lines = modules.map(({ file, options }) => `${file} ${options}`.trim());
  writeFileSync(join(root, 'modules/order'), `${lines.join('\n')}\n`);
  const scripts = setupScripts(scenario);
  writeFileSync(join(root, 'setup/devices.sh'), `${scripts.devices}\n`);
  writeFileSync(join(root, 'setup/filesystems.sh'), `${scripts.filesystems}\n`);
  writeFileSync(join(root, 'setup/end.sh'), `${scripts.end}\n`);
  writeFileSync(join(root, 'acts'), scenario.acts.map((act) => `${act}\n`).join(''));
  const image = join(work, 'initramfs');
  execFileSync('sh', ['-c', `find . | cpio --quiet -o -H newc >'${image}'`], { cwd: root });
  return image;
}
