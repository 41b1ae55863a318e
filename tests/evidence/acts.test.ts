import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readRecording } from '../../src/evidence/readRecording.ts';
import { replay } from '../../src/evidence/replay/replay.ts';

/** Replays acts of our own on the devices of a recording. */
function play(release: string, scenario: string, acts: string[]) {
  const url = new URL(`../../content/evidence/${release}/${scenario}.json`, import.meta.url);
  const recording = readRecording(readFileSync(url, 'utf8'), scenario);
  const { guest_died: _died, shell: _shell, ...rest } = recording;
  const replayed = replay({ ...rest, acts });
  const step = (act: string) => replayed.steps.find((candidate) => candidate.act === act);
  return {
    oops: replayed.oops,
    notModelled: replayed.steps.flatMap(({ notModelled }) => notModelled),
    refcount: (label: string) => step(`snap ${label} P`)?.page?.refcount,
    result: (cmd: string) =>
      replayed.steps.flatMap(({ results }) => results).find((one) => one.cmd === cmd)?.result,
    step,
  };
}

const mapped = [
  'spawn A',
  'spawn B',
  'A create /mnt/f 16384',
  'fiemap P /mnt/f 0',
  'A mmap /mnt/f 0 16384',
  'B mmap /mnt/f 0 16384',
  'A write 0',
  'B write 0',
];
const releases = ['5.10.223', '6.1.192', '6.12.107', '7.2.13'];

describe('an unbind with a page in a pipe', () => {
  const acts = [
    'spawn A',
    'spawn remover',
    'A create /mnt/f 16384',
    'fiemap P /mnt/f 0',
    'A mmap /mnt/f 0 16384',
    'A write 0',
    'A vmsplice 0',
    'bg remover echo /sys/bus/nd/drivers/nd_pmem/unbind namespace0.0',
    'join remover 5000',
    'where remover',
    'snap waiting P',
    'A drain',
  ];

  it('waits at 5.10 until the page is given back', () => {
    const { step, refcount, oops, result } = play('5.10.223', 'removal-xfs-1ag', acts);
    expect(step('join remover 5000')?.stillBlocked).toBe('remover');
    expect(step('where remover')?.blockedIn).toContain('pmem_pagemap_cleanup');
    expect(refcount('waiting')).toBe(1);
    expect(oops).toBeUndefined();
    expect(result('remover echo /sys/bus/nd/drivers/nd_pmem/unbind namespace0.0')).toBe('0');
  });

  for (const release of releases.slice(1)) {
    it(`does not wait at ${release}; the page cannot be read, and giving it back oopses`, () => {
      const { step, oops, result } = play(release, 'removal-xfs-1ag', [...acts, 'exit A']);
      expect(step('join remover 5000')?.stillBlocked).toBeUndefined();
      expect(result('A drain')).toBe('-EFAULT');
      expect(oops).toContain('pipe_buf_release');
    });
  }
});

describe('a machine check on a load', () => {
  for (const release of releases) {
    it(`reaches the loading task alone at ${release}, with the page unmapped from both`, () => {
      const seen = play(release, 'refcounts', [
        ...mapped,
        'bg A spin 0 8000',
        'sleep 500',
        'mce $P',
        'join A 9000',
        'snap after P',
      ]);
      expect(seen.result('A spin 0 8000')).toBe('SIGBUS:BUS_MCEERR_AR');
      expect(seen.step('mce $P')?.signals).toMatchObject([{ role: 'A' }]);
      expect(seen.step('snap after P')?.page?.hwpoison).toBe(true);
      expect(seen.refcount('after')).toBe(release === '7.2.13' ? 0 : 1);
    });
  }
});

describe('slow devices', () => {
  it('hold the page until their time has come, and not a millisecond longer', () => {
    const seen = play('6.12.107', 'refcounts', [
      ...mapped,
      'bg A diow /dev/nullb0 0',
      'sleep 1999',
      'snap held P',
      'sleep 1',
      'snap given P',
    ]);
    expect([seen.refcount('held'), seen.refcount('given')]).toEqual([1025, 1]);
  });

  it('hold a page of another process that is being read', () => {
    const seen = play('5.10.223', 'refcounts', [
      ...mapped,
      'bg A vmread B /dev/nullb0 0',
      'sleep 700',
      'snap held P',
      'join A 5000',
      'snap given P',
    ]);
    expect([seen.refcount('held'), seen.refcount('given')]).toEqual([1025, 1]);
    expect(seen.result('A vmread B /dev/nullb0 0')).toBe('4096');
  });

  it('say which device the set-up lacks', () => {
    const seen = play('6.12.107', 'refcounts', [...mapped, 'A dio /dev/sdz 0']);
    expect(seen.notModelled).toEqual(['the device /dev/sdz, which the set-up does not name']);
  });
});

describe('a truncate on ext4 with a page in a pipe', () => {
  for (const release of releases) {
    it(`waits at ${release}, in ext4's own function, and ends with the last holder`, () => {
      const seen = play(release, 'fsdax-mf-ext4', [
        ...mapped,
        'A vmsplice 0',
        'bg B truncate /mnt/f 0',
        'sleep 1000',
        'where B',
        'snap waiting P',
        'A drain',
        'snap after P',
        'A read 0',
      ]);
      // The recorded build of 7.2.13 has ext4_break_layouts() inlined in what truncate calls.
      const own = release === '7.2.13' ? 'ext4_wait_dax_page' : 'ext4_break_layouts';
      expect(seen.step('where B')?.blockedIn).toContain(own);
      const idle = release === '7.2.13' ? 0 : 1;
      expect([seen.refcount('waiting'), seen.refcount('after')]).toEqual([idle + 1, idle]);
      expect(seen.result('B truncate /mnt/f 0')).toBe('0');
      expect(seen.result('A read 0')).toBe('SIGBUS:BUS_ADRERR');
    });
  }
});

describe('exit', () => {
  it('ends mappings and gives back what a pipe holds', () => {
    const seen = play('7.2.13', 'refcounts', [...mapped, 'A vmsplice 0', 'exit A', 'snap left P']);
    expect(seen.refcount('left')).toBe(1);
  });
});
