import { describe, expect, it } from 'vitest';
import { judgeScript } from './judgeScript.ts';
import { runScript } from './runScript.ts';
import type { Script } from './script.ts';

const pmem0 = { name: 'pmem0', base: '0x40000000', mib: 512 };
const slow = { '/dev/nullb0': 'block device; each request completes after 2 s' };
const mount = { dir: '/mnt', mount: 'dax' };
const xfs = { type: 'xfs', on: 'pmem0', ...mount, rmapbt: 1, reflink: 0, agcount: 4 };
const onXfs = (rest: object = {}) => ({ pmem: [pmem0], slow, fs: [{ ...xfs, ...rest }] });
const onExt4 = { pmem: [pmem0], slow, fs: [{ type: 'ext4', on: 'pmem0', ...mount }] };
const devDax = (align: number) => ({ pmem: [pmem0], slow, dax: { align } });

/** Runs a script that random search had found; gives what its calls returned and what the kernel reported. */
function outcomeOf(script: Script) {
  const results: string[] = [];
  const outcome = runScript(script, (_world, act, returned) => {
    if (script.acts.includes(act)) results.push(...returned);
    return [];
  });
  const splats = outcome.world?.machine.splats.map(({ code }) => code) ?? [];
  return { results, splats, failures: outcome.failures, notModelled: outcome.notModelled };
}

/** Scripts that made the simulation fail, each cut down to what it takes. */
describe('what random scripts have found', () => {
  it.each(['5.18', '6.0'])(
    '%s refuses a long-term pin of fsdax with the put that it has',
    (release) => {
      const acts = ['spawn A', 'A create /mnt/f 4096', 'A mmap /mnt/f 0 4096', 'A uring 0'];
      expect(outcomeOf({ release, setup: onXfs(), acts })).toEqual({
        results: ['0', '0', '-EOPNOTSUPP'],
        splats: [],
        failures: [],
        notModelled: [],
      });
    },
  );

  it.each(['5.18', '6.0', '6.1', '6.12', '6.14', '6.15', '7.2'])(
    '%s takes and puts a tail page of a device-dax of 2 MiB on its head',
    (release) => {
      const acts = [
        ...['spawn A', 'spawn B', 'A mmap /dev/dax0.0 0 4194304', 'A write 3'],
        ...['pfn HEAD A 0', 'pfn TAIL A 3', 'A vmsplice 3', 'snap held HEAD', 'A drain'],
        ...['B vmread A /dev/nullb0 3', 'A dio /dev/nullb0 3'],
      ];
      const heads: number[] = [];
      const tails: number[] = [];
      const { world, failures } = runScript(
        { release, setup: devDax(2_097_152), acts },
        ({ machine, variables }, act) => {
          const pgmap = machine.k.globals.pgmap_array.load(variables.get('HEAD') ?? 0x40000);
          if (!pgmap || !act.includes(' 3') || !variables.has('HEAD')) return [];
          heads.push(pgmap.pageAt(variables.get('HEAD') ?? 0)._refcount);
          tails.push(pgmap.pageAt(variables.get('TAIL') ?? 0)._refcount);
          return [];
        },
      );
      const idle = heads[0] ?? 0;
      expect(failures).toEqual([]);
      expect(world?.machine.splats).toEqual([]);
      expect(heads).toEqual([idle, idle + 1, idle, idle]);
      expect(tails.every((count) => count === 0)).toBe(true);
    },
  );

  it.each(['6.0', '6.2', '7.2'])('%s copies a shared block of 2 MiB on write', (release) => {
    const acts = [
      ...['spawn A', 'A create /mnt/big 4194304', 'A reflink /mnt/big /mnt/clone'],
      ...['A mmap /mnt/big 0 4194304', 'A read 0', 'A write 1'],
    ];
    const { results, failures } = outcomeOf({ release, setup: onXfs({ reflink: 1 }), acts });
    expect(failures).toEqual([]);
    expect(results).toEqual(['0', '0', '0', '0', '0']);
  });

  it.each([4096, 2_097_152])('a device-dax of %i bytes cannot be unbound twice', (align) => {
    const unbind = 'echo /sys/bus/dax/drivers/device_dax/unbind dax0.0';
    const acts = ['spawn A', `A mmap /dev/dax0.0 0 ${align}`, `A ${unbind}`, `A ${unbind}`];
    expect(outcomeOf({ release: '6.16', setup: devDax(align), acts })).toMatchObject({
      results: ['0', '0', '-ENODEV'],
      splats: [],
    });
  });

  const unbind = 'remover echo /sys/bus/nd/drivers/nd_pmem/unbind namespace0.0';
  const mappedAndGone = [
    ...['spawn A', 'spawn B', 'spawn remover', 'A create /mnt/f 16384', 'A mmap /mnt/f 0 16384'],
    ...['A write 0', unbind],
  ];

  it.each(['6.15', '7.2'])(
    '%s oopses where GUP meets an entry of a device that is gone',
    (release) => {
      const acts = [...mappedAndGone, 'A vmsplice 0'];
      expect(outcomeOf({ release, setup: onExt4, acts })).toMatchObject({
        splats: ['memmapGone'],
        failures: [],
      });
    },
  );

  it('says so where it is not known what GUP does with such an entry', () => {
    const acts = [...mappedAndGone, 'A vmsplice 0'];
    const { notModelled, failures } = outcomeOf({ release: '6.12', setup: onExt4, acts });
    expect(failures).toEqual([]);
    expect(notModelled).toMatchObject([/6\.12 does with an entry whose pgmap/]);
  });

  it.each(['5.18', '6.2', '6.18'])('%s oopses in a truncate whose device is gone', (release) => {
    const acts = [...mappedAndGone, 'B truncate /mnt/f 4096', 'B truncate /mnt/f 0'];
    expect(outcomeOf({ release, setup: onExt4, acts })).toMatchObject({
      splats: ['memmapGone'],
      failures: [],
    });
  });

  it('says so where it is not known what a page fault makes of a 2 MiB entry shared in part', () => {
    const acts = [
      ...['spawn A', 'A create /mnt/big 4194304', 'A mmap /mnt/big 0 4194304', 'A read 0'],
      ...[
        'A hwpoison 0',
        'A reflink /mnt/big /mnt/clone',
        'A truncate /mnt/clone 16384',
        'A read 3',
      ],
    ];
    const { notModelled, failures } = outcomeOf({
      ...{ release: '7.0', setup: onXfs({ reflink: 1, rmapbt: 0 }), acts },
    });
    expect(failures).toEqual([]);
    expect(notModelled).toMatchObject([/an entry of 2 MiB that is shared in part/]);
  });

  it.each(['6.16', '7.2'])(
    '%s gives a copy back that a fault of 2 MiB could not use',
    (release) => {
      const acts = [
        ...['spawn A', 'A create /mnt/big 4194304', 'A reflink /mnt/big /mnt/clone'],
        ...['A mmap /mnt/clone 0 4194304', 'A read 0', 'A truncate /mnt/big 16384', 'A write 5'],
      ];
      const { failures } = judgeScript({ release, setup: onXfs({ reflink: 1 }), acts });
      expect(failures).toEqual([]);
    },
  );

  it('ends with the machine when an oops meets a second call in flight', () => {
    const acts = [
      ...['spawn A', 'spawn B', 'spawn remover', 'A create /mnt/f 16384', 'A mmap /mnt/f 0 16384'],
      ...['B mmap /mnt/f 0 16384', 'bg A dio /dev/nullb0 0', 'bg B dio /dev/nullb0 1', unbind],
      'sleep 4000',
    ];
    expect(outcomeOf({ release: '7.2', setup: onExt4, acts })).toMatchObject({
      splats: ['memmapGone'],
      failures: [],
    });
  });
});
