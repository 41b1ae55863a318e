import type { dev_dax } from '../../simkernel/drivers/dax/dev_dax.ts';
import type { pmem_device } from '../../simkernel/drivers/nvdimm/pmem_device.ts';
import type { FileSystem } from '../../simkernel/fs/fileSystem.ts';
import type { inode } from '../../simkernel/fs/inode.ts';
import type { pipe_inode_info } from '../../simkernel/fs/pipe_inode_info.ts';
import type { KernelPanic } from '../../simkernel/kernel/kernelPanic.ts';
import type { Machine } from '../../simkernel/kernel/machine.ts';
import type { task_struct } from '../../simkernel/kernel/task_struct.ts';
import type { Thread } from '../../simkernel/kernel/thread.ts';
import type { page } from '../../simkernel/mm/page.ts';
import type { vm_area_struct } from '../../simkernel/mm/vm_area_struct.ts';
import type { DirectIo } from '../../simkernel/user/directIo.ts';
import type { Clock } from './clock.ts';
import { NotModelled } from './notModelled.ts';

/** A call that a process is making, as the recordings write it. */
export interface RunningCall {
  readonly cmd: string;
  readonly thread: Thread<string | number>;
  /** Kernel calls that it has made so far. */
  used: number;
}

/** A process of a recording, with the one mapping that its acts speak of. */
export interface Role {
  readonly task: task_struct;
  mapping: vm_area_struct | undefined;
  pipe: pipe_inode_info | undefined;
  /** Pages that it has registered as buffers of io_uring: each is pinned until it exits. */
  readonly buffers: page[];
  /** The page that the transfer of its call holds while a slow device works, and whether as a pin. */
  transfer: DirectIo | undefined;
  call: RunningCall | undefined;
  /** Acts that were given to it while a call of it had not returned. */
  readonly queue: (readonly string[])[];
  /** Where it loads from in a loop, and the machine check that it is to take. */
  spin: { readonly address: number; machineCheck: number | undefined } | undefined;
}

/** The machine of a replay and everything that acts refer to by name. */
export interface World {
  readonly machine: Machine;
  readonly clock: Clock;
  readonly pmem: ReadonlyMap<string, pmem_device>;
  /** The memory that is offered as a character device instead, if any. */
  readonly devDax: dev_dax | undefined;
  /** Milliseconds that a request to a slow device takes, by path of the device. */
  readonly slow: ReadonlyMap<string, number>;
  /** Mounted file systems by directory. */
  readonly mounts: ReadonlyMap<string, FileSystem>;
  readonly roles: Map<string, Role>;
  /** Variables that hold a pfn of the simulation. */
  readonly variables: Map<string, number>;
  /** Pfns that the recording's fiemap and pfn acts printed, by act, in order: a number in an act may be one of them. */
  readonly recordedPfns: ReadonlyMap<string, number[]>;
  /** Pfns of the recording and the pages that they mean here. */
  readonly pfns: Map<number, number>;
  phase: string | null;
  tracing: boolean;
  /** The oops that took the machine down. */
  died: KernelPanic | undefined;
}

/** A page that an act named: its pfn in the recording and here. */
export interface NamedPage {
  readonly recorded: number;
  readonly simulated: number;
}

/** Fills a variable, and learns which recorded pfn means this page. */
export function setVariable(
  world: World,
  act: string,
  name: string,
  pfn: number,
): NamedPage | undefined {
  world.variables.set(name, pfn);
  const recorded = world.recordedPfns.get(act)?.shift();
  if (recorded === undefined) return undefined;
  world.pfns.set(recorded, pfn);
  return { recorded, simulated: pfn };
}

export function roleOf(world: World, name: string): Role {
  const known = world.roles.get(name);
  if (known) return known;
  throw new NotModelled(`an act of ${name}, which no spawn act made`);
}

/** The file system of a path and the rest of the path. */
export function mountOf(world: World, path: string): FileSystem {
  for (const [dir, fs] of world.mounts) if (path.startsWith(`${dir}/`)) return fs;
  throw new NotModelled(`a path outside every mount: ${path}`);
}

export function fileOf(world: World, path: string): inode {
  const file = mountOf(world, path).lookup(path);
  if (!file) throw new NotModelled(`a file that no create act made: ${path}`);
  return file;
}

/** Virtual page number of page N of a role's mapping. */
export function addressIn(role: Role, page: string): number {
  if (!role.mapping) throw new NotModelled(`an access of ${role.task.comm} without a mapping`);
  return role.mapping.start + Number(page);
}

/** The pfn that an act means: `$NAME`, NAME, or a number of the recording. */
export function pfnOf(world: World, word: string): number {
  const variable = world.variables.get(word.replace(/^\$/, ''));
  if (variable !== undefined) return variable;
  const literal = Number(word);
  if (!Number.isInteger(literal)) throw new NotModelled(`an unknown variable: ${word}`);
  return world.pfns.get(literal) ?? literal;
}

export function pageAt(world: World, pfn: number): page {
  const pgmap = world.machine.k.globals.pgmap_array.load(pfn);
  if (!pgmap) throw new NotModelled(`a pfn without a device: 0x${pfn.toString(16)}`);
  return pgmap.pageAt(pfn);
}
