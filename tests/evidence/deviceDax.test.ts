import { describe, expect, it } from 'vitest';
import { replay } from '../../src/evidence/replay/replay.ts';
import { recordingSchema } from '../../src/recordings/recordingSchema.ts';

const acts = [
  'spawn A',
  'spawn B',
  'A mmap /dev/dax0.0 0 16384',
  'A read 1',
  'pfn P A 1',
  'snap one P',
  'B mmap /dev/dax0.0 0 16384',
  'B write 1',
  'snap two P',
  'A vmsplice 1',
  'A munmap',
  'B munmap',
  'snap held P',
  'A drain',
  'snap idle P',
];

/** The acts on a machine whose recorded pfns begin 2 MiB into the namespace. */
function recordingOf(release: string) {
  return recordingSchema.parse({
    release,
    banner: '',
    scenario: 'device-dax',
    setup: { pmem: [{ name: 'pmem0', base: '0x40000000', mib: 512 }] },
    acts,
    steps: [{ phase: null, act: 'pfn P A 1', output: ['pfn=0x40201'] }],
    traced: [],
    kernel_package: '',
    command: '',
    probes_absent: [],
    dmesg: [],
  });
}

describe.each([
  ['5.10.223', ['1/-1', '1/-1', '2/-1', '1/-1']],
  ['6.12.107', ['1/-1', '1/-1', '2/-1', '1/-1']],
  ['6.18.15', ['2/0', '3/1', '2/-1', '1/-1']],
  ['7.2.13', ['2/0', '3/1', '2/-1', '1/-1']],
])('a replay of device-dax on %s', (release, expected) => {
  it(`snaps ${expected.join(', ')}: mapped once, twice, held only, idle`, () => {
    const { steps } = replay(recordingOf(release));
    const pages = steps.flatMap(({ page }) => (page ? [page] : []));
    expect(pages.map(({ refcount, mapcount }) => `${refcount}/${mapcount}`)).toEqual(expected);
    expect(pages[0]?.pfn).toBe(0x40201);
    expect(steps.flatMap(({ notModelled }) => notModelled)).toEqual([]);
  });
});
