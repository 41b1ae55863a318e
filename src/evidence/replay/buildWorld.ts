import type { Recording } from '../../recordings/recordingSchema.ts';
import { attachPmem } from '../../simkernel/drivers/nvdimm/attachPmem.ts';
import { attachLinear } from '../../simkernel/drivers/md/attachLinear.ts';
import type { DaxDisk } from '../../simkernel/drivers/nvdimm/daxDisk.ts';
import type { pmem_device } from '../../simkernel/drivers/nvdimm/pmem_device.ts';
import { mountExt4 } from '../../simkernel/fs/ext4/mountExt4.ts';
import type { FileSystem } from '../../simkernel/fs/fileSystem.ts';
import type { Partition } from '../../simkernel/fs/partition.ts';
import { daxReflinkRefused, mountXfs } from '../../simkernel/fs/xfs/mountXfs.ts';
import { boot, type Machine } from '../../simkernel/kernel/machine.ts';
import { releaseOf } from '../releaseOf.ts';
import { Clock } from './clock.ts';
import { attachRecordedDevDax } from './devDax.ts';
import { logDevice } from './logDevice.ts';
import { stripeUnit } from './stripeUnit.ts';
import { NotModelled } from './notModelled.ts';
import { type Setup, setupSchema } from './setupSchema.ts';
import type { World } from './world.ts';

/** Far more kernel calls than a replay makes: what does not end is left alone long before. */
const stepBudget = 100_000_000;

const pagesOfMib = (mib: number) => mib * 256;

/**
 * Boots the release of a recording and sets up its devices and file systems.
 * @throws NotModelled for a release, a device or a file system that the simulation does not have
 */
export function buildWorld(recording: Recording): { world: World; mounted: boolean } {
  const release = releaseOf(recording.release);
  if (!release) throw new NotModelled(`release ${recording.release}`);
  const setup = setupSchema.parse(recording.setup);
  const machine = boot({ release, stepBudget });
  const pmem = new Map<string, pmem_device>();
  const devDax = attachRecordedDevDax(machine, recording, setup);
  for (const { name, base, mib } of devDax ? setup.pmem.slice(1) : setup.pmem) {
    const firstPfn = Number(base) / 4096;
    pmem.set(name, attachPmem(machine, { name, firstPfn, pages: pagesOfMib(mib) }).pmem);
  }
  const disks = new Map<string, DaxDisk>([...pmem, ...linearDisks(machine, pmem, setup)]);
  const mounts = new Map<string, FileSystem>();
  const mounted = !setup.fs.some((fs) => refusesMount(release, setup, fs));
  if (mounted)
    for (const fs of setup.fs) {
      const log = logDevice(recording, fs);
      const sunit = stripeUnit(recording, fs);
      mounts.set(fs.dir, mount(machine, disks, setup, fs, { log, sunit }));
    }
  const world: World = {
    machine,
    clock: new Clock(),
    pmem,
    devDax,
    slow: slowDevices(setup.slow),
    mounts,
    roles: new Map(),
    variables: new Map(),
    recordedPfns: recordedPfns(recording),
    pfns: new Map(),
    phase: null,
    tracing: false,
    died: undefined,
  };
  return { world, mounted };
}

/** Device-mapper disks with one linear target over a pmem disk. */
function linearDisks(
  machine: Machine,
  pmem: ReadonlyMap<string, pmem_device>,
  setup: Setup,
): Map<string, DaxDisk> {
  const disks = new Map<string, DaxDisk>();
  for (const { name, target, on, start_mib, mib } of setup.dm) {
    const below = pmem.get(on);
    if (!below || target !== 'linear') throw new NotModelled(`device-mapper ${target} on ${on}`);
    disks.set(name, attachLinear(machine, below, { name, startMib: start_mib, mib }));
  }
  return disks;
}

/**
 * Whether XFS refuses a mount with -o dax (-EINVAL): up to 5.19 on a file system with reflink, in every release on a
 * partition with reflink. Source: recording fsdax-mf-xfs-reflink of 5.10.223; fs/xfs/xfs_super.c at 6.1, 6.12, 7.2.
 */
function refusesMount(release: string, setup: Setup, fs: Setup['fs'][number]): boolean {
  if (fs.type !== 'xfs' || !fs.reflink || !/\bdax/.test(fs.mount ?? 'dax')) return false;
  const onPartition = setup.partitions.some(({ name }) => name === fs.on);
  return daxReflinkRefused(release, onPartition);
}

/** "block device; each request completes after 2 s": the only thing that a replay needs of a slow device. */
function slowDevices(slow: Setup['slow']): Map<string, number> {
  return new Map(
    Object.entries(slow).map(([path, text]) => {
      const seconds = /(\d+(?:\.\d+)?) s\b/.exec(text)?.[1];
      if (seconds === undefined) throw new NotModelled(`the device ${path}: ${text}`);
      return [path, Number(seconds) * 1000];
    }),
  );
}

/** What the fiemap and pfn acts of the recording printed. */
function recordedPfns(recording: Recording): Map<string, number[]> {
  const pfns = new Map<string, number[]>();
  for (const { act, output = [] } of recording.steps) {
    const pfn = /^(?:fiemap|pfn) /.test(act) && /pfn=(0x[0-9a-f]+)/.exec(output.join(' '))?.[1];
    if (pfn) pfns.set(act, [...(pfns.get(act) ?? []), Number(pfn)]);
  }
  return pfns;
}

function mount(
  machine: Machine,
  disks: ReadonlyMap<string, DaxDisk>,
  setup: Setup,
  fs: Setup['fs'][number],
  { log, sunit }: { log: string | undefined; sunit: number | undefined },
): FileSystem {
  const partition = setup.partitions.find(({ name }) => name === fs.on);
  const device = disks.get(partition?.on ?? fs.on);
  if (!device) throw new NotModelled(`a file system on ${fs.on}`);
  if (fs.type === 'ext4') return mountExt4(machine, device, partitionOf(setup, fs.on));
  if (fs.type !== 'xfs') throw new NotModelled(`${fs.type} on ${fs.on}`);
  return mountXfs(machine, device, {
    rmapbt: fs.rmapbt !== 0,
    reflink: fs.reflink === 1,
    agcount: fs.agcount ?? 4,
    ...(sunit === undefined ? {} : { sunit }),
    ...partitionOf(setup, fs.on),
    ...(fs.rtdev === undefined
      ? {}
      : { realtime: { on: diskOf(disks, setup, fs.rtdev), ...partitionOf(setup, fs.rtdev) } }),
    ...(log === undefined
      ? {}
      : { log: { on: diskOf(disks, setup, log), ...partitionOf(setup, log) } }),
  });
}

/** The pmem device that a name means: the device itself, or the one that the partition of the name lies on. */
function diskOf(disks: ReadonlyMap<string, DaxDisk>, setup: Setup, name: string): DaxDisk {
  const partition = setup.partitions.find((candidate) => candidate.name === name);
  const device = disks.get(partition?.on ?? name);
  if (!device) throw new NotModelled(`the device ${name}`);
  return device;
}

function partitionOf(setup: Setup, name: string): { partition?: Partition } {
  const found = setup.partitions.find((candidate) => candidate.name === name);
  return found ? { partition: { startMib: found.start_mib, mib: found.mib, name } } : {};
}
