import { EIO, errnoName } from '../../simkernel/include/errno.ts';
import { xfs_mount } from '../../simkernel/fs/xfs/xfs_mount.ts';
import type { FileSystem } from '../../simkernel/fs/fileSystem.ts';
import { pipe_inode_info } from '../../simkernel/fs/pipe_inode_info.ts';
import type { Kernel } from '../../simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../simkernel/kernel/preemptible.ts';
import { MADV_HWPOISON } from '../../simkernel/mm/madvise.ts';
import { drain } from '../../simkernel/user/drain.ts';
import { mmap } from '../../simkernel/user/mmap.ts';
import { touch } from '../../simkernel/user/touch.ts';
import { NotModelled } from './notModelled.ts';
import { addressIn, fileOf, mountOf, pfnOf, type Role, type World } from './world.ts';

/** What a process got back: text as the recordings write it, or a number to be written so. */
export type ActResult = string | number;

/** One act of a role: the call that it makes, given the words behind the verb. */
type RoleAct = (
  world: World,
  role: Role,
  words: readonly string[],
) => (k: Kernel) => Preemptible<ActResult>;

const PAGE_SIZE = 4096;
const PREAD_BYTES = 16;
const pagesOf = (bytes: string) => Math.ceil(Number(bytes) / PAGE_SIZE);

/** A call that never sleeps. */
const atOnce = (run: () => ActResult) =>
  function* (): Preemptible<ActResult> {
    return run();
  };

const isDown = (fs: FileSystem) => fs instanceof xfs_mount && fs.shutdown !== null;

/** An operation on a file system that was shut down fails with -EIO. */
const unlessDown = (fs: FileSystem, run: () => ActResult) =>
  atOnce(() => (isDown(fs) ? -EIO : run()));

/** The acts of a role that make one call each, by verb. */
export const roleActs: Readonly<Record<string, RoleAct>> = {
  create: (world, _role, [path = '', bytes = '0']) => {
    const fs = mountOf(world, path);
    return unlessDown(fs, () => {
      fs.create(path, pagesOf(bytes));
      return 0;
    });
  },
  mmap: (world, role, [path = '', offset = '0', bytes = '0']) =>
    function* (k) {
      role.mapping = yield* mmap(k, fileOf(world, path), pagesOf(offset), pagesOf(bytes));
      return 0;
    },
  munmap: (_world, role) =>
    function* (k) {
      const start = addressIn(role, '0');
      role.mapping = undefined;
      return yield* k.__x64_sys_munmap(start);
    },
  read: (_world, role, [page = '0']) => {
    const address = addressIn(role, page);
    return (k) => touch(k, address, 'read');
  },
  write: (_world, role, [page = '0']) => {
    const address = addressIn(role, page);
    return (k) => touch(k, address, 'write');
  },
  pread: (world, _role, [path = '']) => unlessDown(mountOf(world, path), () => PREAD_BYTES),
  fsync: (world, _role, [path = '']) => unlessDown(mountOf(world, path), () => 0),
  isdax: (world, _role, [path = '']) => atOnce(() => Number(fileOf(world, path).i_mapping.dax)),
  hwpoison: (_world, role, [page = '0']) => {
    const address = addressIn(role, page);
    return (k) => k.__x64_sys_madvise(address, 1, MADV_HWPOISON);
  },
  corrupt: (world, _role, [pfn = '']) => {
    const at = pfnOf(world, pfn);
    return (k) => k.hwpoison_inject(at);
  },
  unpoison: (world, _role, [pfn = '']) => {
    const at = pfnOf(world, pfn);
    return function* (k) {
      return k.hwpoison_unpoison(at);
    };
  },
  early: (_world, role, [on = '0']) =>
    atOnce(() => {
      role.task.mceKillEarly = on === '1';
      return 0;
    }),
  echo: (world, _role, [file = '', value = '']) => write(world, file, value),
  unlink: (world, _role, [path = '']) => {
    const file = fileOf(world, path);
    return (k) => k.__x64_sys_unlink(file);
  },
  truncate: (world, _role, [path = '', bytes = '0']) => {
    const file = fileOf(world, path);
    return (k) => k.__x64_sys_truncate(file, Number(bytes));
  },
  punch: (world, _role, [path = '', offset = '0', bytes = '0']) => {
    const file = fileOf(world, path);
    return (k) => k.__x64_sys_fallocate(file, Number(offset), Number(bytes));
  },
  vmsplice: (_world, role, [page = '0']) => {
    const address = addressIn(role, page);
    const pipe = pipeOf(role);
    return (k) => k.__x64_sys_vmsplice(pipe, address);
  },
  drain: (_world, role) => (k) => {
    const pipe = pipeOf(role);
    return drain(k, pipe);
  },
};

function pipeOf(role: Role): pipe_inode_info {
  role.pipe ??= new pipe_inode_info(role.task.comm);
  return role.pipe;
}

function write(world: World, file: string, value: string): (k: Kernel) => Preemptible<ActResult> {
  if (file.endsWith('/memory_failure_early_kill')) {
    return function* (k) {
      k.globals.sysctl_memory_failure_early_kill = Number(value);
      return 0;
    };
  }
  const device = file.endsWith('/nd_pmem/unbind') && [...world.pmem.values()].at(0);
  if (!device) throw new NotModelled(`a write to ${file}`);
  return function* (k) {
    yield* k.pmem_release_disk(device);
    return 0;
  };
}

/** A result as the recordings write it. */
export function resultText(result: ActResult): string {
  return typeof result === 'number' ? errnoName(result) : result;
}
