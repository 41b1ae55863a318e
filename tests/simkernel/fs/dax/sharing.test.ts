import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../../src/simkernel/fs/xfs/mountXfs.ts';
import type { xfs_mount } from '../../../../src/simkernel/fs/xfs/xfs_mount.ts';
import { boot, type Machine } from '../../../../src/simkernel/kernel/machine.ts';
import type { task_struct } from '../../../../src/simkernel/kernel/task_struct.ts';
import { PAGE_MAPPING_DAX_SHARED, type page } from '../../../../src/simkernel/mm/page.ts';
import { mmap } from '../../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';

/** XFS with reflink on a pmem device; `/f` of 4 pages, cloned to `/g` and `/h`. */
function shared(release: string) {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { reflink: true });
  mp.create('/f', 4);
  mp.reflink('/f', '/g');
  mp.reflink('/f', '/h');
  return { machine, mp, page: pgmap.pageAt(0x40018), pgmap };
}

/** A task that has mapped a file. */
function mapper(machine: Machine, mp: xfs_mount, path: string) {
  const task = machine.task(path);
  const file = mp.lookup(path);
  if (!file) throw new Error(path);
  const vma = machine.call(task, (k) => mmap(k, file, 0, 4));
  return {
    task,
    file,
    touch: (mode: 'read' | 'write', page = 0) =>
      machine.call(task, (k) => touch(k, vma.start + page, mode)),
    truncate: () => machine.call(task, (k) => k.__x64_sys_truncate(file, 0)),
  };
}

const state = ({ mapping, index, _refcount }: page) => ({
  mapping: mapping === PAGE_MAPPING_DAX_SHARED ? 'marker' : (mapping?.label ?? null),
  index,
  refcount: _refcount,
});

describe('a block that files share (T10)', () => {
  it('at 6.12 counts each association and loses its marker with the last', () => {
    const { machine, mp, page } = shared('6.12');
    const [f, g] = [mapper(machine, mp, '/f'), mapper(machine, mp, '/g')];
    f.touch('read');
    expect(state(page)).toEqual({ mapping: 'marker', index: 1, refcount: 1 });
    g.touch('read');
    expect(state(page)).toEqual({ mapping: 'marker', index: 2, refcount: 1 });
    f.truncate();
    expect(state(page)).toEqual({ mapping: 'marker', index: 1, refcount: 1 });
    g.truncate();
    expect(state(page)).toEqual({ mapping: null, index: 0, refcount: 1 });
    expect(machine.splats).toEqual([]);
  });

  it('at 7.2 is a plain association first, then a count without a mapping', () => {
    const { machine, mp, page } = shared('7.2');
    const [f, g] = [mapper(machine, mp, '/f'), mapper(machine, mp, '/g')];
    f.touch('read');
    expect(state(page)).toEqual({ mapping: 'mapping:/f', index: 0, refcount: 1 });
    g.touch('read');
    expect(state(page)).toEqual({ mapping: null, index: 2, refcount: 2 });
    f.truncate();
    expect(state(page)).toEqual({ mapping: null, index: 1, refcount: 1 });
    g.truncate();
    expect(state(page)).toEqual({ mapping: null, index: 0, refcount: 0 });
    expect(machine.splats).toEqual([]);
  });

  it('at 6.1 goes from reader to reader with a WARN, and is forgotten with the last of them', () => {
    const { machine, mp, page } = shared('6.1');
    const [f, g] = [mapper(machine, mp, '/f'), mapper(machine, mp, '/g')];
    f.touch('read');
    g.touch('read');
    expect(state(page)).toEqual({ mapping: 'mapping:/g', index: 0, refcount: 1 });
    expect(machine.splats.map(({ code }) => code)).toEqual(['daxAssociateMapped']);
    g.touch('write');
    expect(state(page)).toEqual({ mapping: null, index: 0, refcount: 1 });
  });

  it('at 6.1 leaves the marker on a copied page after its only user is gone', () => {
    const { machine, mp, pgmap } = shared('6.1');
    const g = mapper(machine, mp, '/g');
    g.touch('write');
    const copy = pgmap.pageAt(g.file.pfnOf(0) ?? -1);
    expect(copy.pfn).toBe(0x4001c);
    expect(state(copy)).toEqual({ mapping: 'marker', index: 1, refcount: 1 });
    g.truncate();
    expect(state(copy)).toEqual({ mapping: 'marker', index: 0, refcount: 1 });
  });

  it.each(['6.1', '6.12', '7.2'])(
    'at %s is copied by a write, which splits its record',
    (release) => {
      const { machine, mp } = shared(release);
      const [f, g] = [mapper(machine, mp, '/f'), mapper(machine, mp, '/g')];
      g.touch('write', 1);
      const [pag] = mp.perags;
      const records = [...(pag?.overlapping(24, 40) ?? [])].map((record) => [
        record.rm_startblock,
        record.rm_blockcount,
        record.rm_owner - f.file.i_ino,
        record.rm_offset,
      ]);
      expect(records).toEqual([
        [24, 4, 0, 0],
        [24, 1, 1, 0],
        [24, 4, 2, 0],
        [26, 2, 1, 2],
        [28, 1, 1, 1],
      ]);
    },
  );

  it.each(['6.12', '7.2'])(
    'at %s has a count of its associations whenever it counts (I8)',
    (release) => {
      const acts = fc.array(
        fc.record({ who: fc.nat(2), act: fc.constantFrom('read', 'write', 'truncate') }),
        { maxLength: 12 },
      );
      fc.assert(
        fc.property(acts, (script) => {
          const { machine, mp, page } = shared(release);
          const mappers = ['/f', '/g', '/h'].map((path) => mapper(machine, mp, path));
          for (const { who, act } of script) {
            const one = mappers[who];
            if (!one) continue;
            if (act === 'truncate') one.truncate();
            else if (one.file.pages > 0) one.touch(act as 'read' | 'write');
            const associations = mappers.filter(
              ({ file }) => file.i_mapping.entryAt(0)?.pfn === page.pfn,
            ).length;
            const counted =
              page.mapping === PAGE_MAPPING_DAX_SHARED || (page.mapping === null && page.index > 0);
            if (counted) expect(page.index).toBe(associations);
            else expect(associations).toBe(page.mapping === null ? 0 : 1);
          }
          expect(machine.splats).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );
});

/** Keeps the type of a task in view: what is signalled is the task, not the file. */
const codes = ({ signals }: task_struct) => signals.map(({ code }) => code);

it.each(['6.1', '6.12', '7.2'])(
  'a lost block at %s reaches the readers of every file',
  (release) => {
    const { machine, mp } = shared(release);
    const mappers = ['/f', '/g', '/h'].map((path) => mapper(machine, mp, path));
    for (const one of mappers) one.touch('read');
    machine.k.globals.sysctl_memory_failure_early_kill = 1;
    machine.call(machine.task('injector', 'kworker'), (k) => k.hwpoison_inject(0x40018));
    expect(mappers.map(({ task }) => codes(task))).toEqual([
      ['BUS_MCEERR_AO'],
      ['BUS_MCEERR_AO'],
      ['BUS_MCEERR_AO'],
    ]);
  },
);
