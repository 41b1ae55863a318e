import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelPackages } from '../../../scripts/record/releases.ts';
import { readScenario } from '../../../scripts/record/scenario.ts';
import { baseOf, setupScripts } from '../../../scripts/record/setupScripts.ts';
import { commandLine } from '../../../scripts/record/runGuest.ts';

const folder = 'recorder/scenarios';
const files = readdirSync(folder);
const scenarioOf = (file: string) => readScenario(readFileSync(`${folder}/${file}`, 'utf8'), file);

test.each(files)('%s names only roles that it spawns and variables that it fills', (file) => {
  const roles = new Set<string>();
  const variables = new Set<string>();
  const own =
    /^(spawn|fork|fiemap|pfn|set|snap|note|trace|meminfo|bg|join|where|sleep|exit|mce|dump)$/;
  for (const act of scenarioOf(file).acts) {
    const [verb = '', first = '', second = ''] = act.split(' ');
    if (verb === 'spawn') roles.add(first);
    if (verb === 'fork') roles.add(second);
    if (['fiemap', 'pfn', 'set'].includes(verb)) variables.add(first);
    if (['bg', 'join', 'where', 'fork', 'exit'].includes(verb)) expect(roles).toContain(first);
    else if (!own.test(verb)) expect(roles).toContain(verb);
    for (const [, name] of act.matchAll(/\$(\w+)/g)) expect(variables).toContain(name);
    if (verb === 'snap') expect(variables).toContain(second);
    if (verb === 'mce') expect(variables).toContain(first);
  }
});

test.each(files)('%s sets up file systems on devices that it has', (file) => {
  const scenario = scenarioOf(file);
  for (const { on } of scenario.setup.fs ?? [])
    expect(baseOf(scenario.setup, on)).toBeGreaterThan(0);
  const { filesystems } = setupScripts(scenario);
  for (const { type, dir } of scenario.setup.fs ?? []) {
    expect(filesystems).toContain(`mkfs.${type}`);
    expect(filesystems).toContain(dir);
  }
});

test('a pmem device is a range of the kernel command line', () => {
  const pmem = [
    { name: 'pmem0', base: '0x40000000', mib: 512 },
    { name: 'pmem1', base: '0x80000000', mib: 256 },
  ];
  expect(commandLine({ pmem }, 'x')).toContain('memmap=512M!1G memmap=256M!2048M');
});

test('kernels are listed once each', () => {
  const releases = kernelPackages.map(({ release }) => release);
  expect(new Set(releases).size).toBe(releases.length);
});
