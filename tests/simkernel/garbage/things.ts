import fc from 'fast-check';
import { attachDevDax } from '../../../src/simkernel/drivers/dax/attachDevDax.ts';
import { attachLinear } from '../../../src/simkernel/drivers/md/attachLinear.ts';
import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { attachP2pdma } from '../../../src/simkernel/drivers/pci/p2pdma.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { pipe_inode_info } from '../../../src/simkernel/fs/pipe_inode_info.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { compareReleases } from '../../../src/simkernel/kernel/release.ts';
import { attachDmirror } from '../../../src/simkernel/lib/test_hmm.ts';
import { attachPgmap } from '../../../src/simkernel/mm/attachPgmap.ts';
import { migrate_vma } from '../../../src/simkernel/mm/migrate/migrate_vma.ts';
import { ToKillList } from '../../../src/simkernel/mm/memory-failure/to_kill.ts';
import { vm_fault } from '../../../src/simkernel/mm/memory/vm_fault.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';

/** A machine with one of everything that the release has, and all of it in a list. */
export function thingsOn(release: string) {
  const machine = boot({ release, stepBudget: 20_000 });
  const modern = compareReleases(release, '5.10') >= 0;
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x4000 });
  const mp = modern ? mountXfs(machine, pmem) : undefined;
  const file = mp?.create('f', 4);
  const A = machine.task('A');
  const vma = file && machine.call(A, (k) => mmap(k, file, 0, 4));
  const md = attachLinear(machine, pmem, { name: 'dm-0', startMib: 0, mib: 16 });
  const own = { pages: 64 };
  const others = modern
    ? [
        attachDmirror(machine, {
          ...{ ...own, name: 'd', type: 'MEMORY_DEVICE_PRIVATE', firstPfn: 0x80000 },
        }).mdevice,
        attachP2pdma(machine, { ...own, name: 'p', firstPfn: 0x90000 }).p2pdma,
        attachDevDax(machine, { name: 'dax0.0', firstPfn: 0xa0000, pages: 512 }),
      ]
    : [attachPgmap(machine, { ...own, name: 'g', type: 'MEMORY_DEVICE_PRIVATE', firstPfn: 1 })];
  const page = pgmap.pageAt(file?.pfnOf(0) ?? 0x40010);
  const objects: unknown[] = [
    ...[page, pgmap, pgmap.ref, pgmap.done, pmem, pmem.disk, pmem.dax_dev, md, md.dax_dev],
    ...[mp, mp?.m_super, mp?.m_ddev_targp, mp?.m_ddev_targp?.bt_bdev, mp?.perags[0]],
    ...[file, file?.i_mapping, file?.i_rwsem, A, A.mm, vma, new pipe_inode_info('A')],
    ...(vma ? [new vm_fault(vma, vma.start, true)] : []),
    ...(vma ? [new migrate_vma(vma, { start: vma.start, end: vma.start + 1 })] : []),
    ...[machine.k.globals.mf_mutex, machine.k.globals.dax_srcu, new ToKillList(), ...others],
  ].filter((thing) => thing !== undefined && thing !== null);
  return { machine, task: A, pmem, objects };
}

export type Things = ReturnType<typeof thingsOn>;

/** A wrong thing, or the number of one of the machine's objects. */
export type Junk = { readonly value: unknown } | { readonly object: number };

const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, Number.NaN, -1, -0.5, 0.5, 0, 1, 2, 9, 512, 4096),
  fc.constantFrom(Infinity, -Infinity, 2 ** 31, 2 ** 53, 2 ** 64, 1e308, 0x40018, 0x7f000 * 512),
  fc.constantFrom(
    '',
    '6.12',
    '7.3',
    'page:0x40018',
    '&page:0x40018->_refcount',
    'read',
    true,
    false,
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    () => 0,
    () => undefined,
    Symbol('s'),
    10n,
    new Map(),
    /x/,
  ),
  fc.constantFrom<unknown>({ value: 0 }, { value: 'x' }, { label: 'page:0x1', pfn: 1 }),
  fc.constantFrom<unknown>(Object.create(null), new Proxy({}, {}), [null], [1], new Date(0)),
);

const value = fc.oneof(
  values,
  fc.constantFrom<unknown>(
    'pmem7',
    'MEMORY_DEVICE_FS_DAX',
    'MEMORY_DEVICE_COHERENT',
    0x10000,
    64,
    4,
  ),
);

/** A description of something, with fields that are missing, wrong, or right by chance. */
const description = fc.record(
  {
    ...{ name: value, type: value, firstPfn: value, pages: value, align: value, agcount: value },
    ...{ dataOffset: value, reserve: value, vmemmap_shift: value, ops: value, owner: value },
    ...{ startMib: value, mib: value, rmapbt: value, reflink: value, born: value, log: value },
    ...{ partition: fc.record({ startMib: value, mib: value, name: value }), ref: value },
    ...{ at: value, holders: value, only: value, ino: value, dax: value, pfnOf: value },
    ...{ device: value, fileSystem: value, deviceMib: value, filePages: value, release: value },
  },
  { requiredKeys: [] },
);

/** Wrong things, and right things in wrong places. */
export const junk: fc.Arbitrary<Junk> = fc.oneof(
  values.map((thing) => ({ value: thing })),
  description.map((thing) => ({ value: thing })),
  fc.nat(60).map((object) => ({ object })),
);

export function given({ objects }: Things, thing: Junk): unknown {
  return 'value' in thing ? thing.value : objects[thing.object % objects.length];
}
