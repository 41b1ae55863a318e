import { EIO, ENXIO, errnoName } from '../../simkernel/include/errno.ts';
import { xfs_mount } from '../../simkernel/fs/xfs/xfs_mount.ts';
import { unbindDevDax } from '../../simkernel/drivers/dax/kill_dev_dax.ts';
import { pipe_inode_info } from '../../simkernel/fs/pipe_inode_info.ts';
import type { Kernel } from '../../simkernel/kernel/kernel.ts';
import { access, type Preemptible, sleepOn } from '../../simkernel/kernel/preemptible.ts';
import { MADV_HWPOISON } from '../../simkernel/mm/madvise.ts';
import { endDirectRead, startDirectRead, startDirectWrite } from '../../simkernel/user/directIo.ts';
import { drain } from '../../simkernel/user/drain.ts';
import { exit } from '../../simkernel/user/exit.ts';
import { mmap } from '../../simkernel/user/mmap.ts';
import { mmapDevDax } from '../../simkernel/user/mmapDevDax.ts';
import { touch } from '../../simkernel/user/touch.ts';
import { unbindPmem } from '../../simkernel/user/unbindPmem.ts';
import { endVmRead, startVmRead } from '../../simkernel/user/vmRead.ts';
import { fileActs } from './fileActs.ts';
import { NotModelled } from './notModelled.ts';
import { type ActResult, changing, isDown, pagesOf, type RoleAct } from './roleAct.ts';
import { addressIn, fileOf, mountOf, pfnOf, type Role, roleOf, type World } from './world.ts';

const PAGE_SIZE = 4096;
const PREAD_BYTES = 16;

/** A call that never sleeps. */
const atOnce = (run: () => ActResult) =>
  function* (): Preemptible<ActResult> {
    return run();
  };

/** The acts of a role that make one call each, by verb. */
export const roleActs: Readonly<Record<string, RoleAct>> = {
  ...fileActs,
  mmap: (world, role, [path = '', offset = '0', bytes = '0']) =>
    function* (k) {
      if (world.devDax && path.startsWith('/dev/dax')) {
        const mapped = yield* mmapDevDax(k, world.devDax, Number(offset), Number(bytes));
        if (typeof mapped === 'number') return mapped;
        role.mapping = mapped;
        return 0;
      }
      role.mapping = yield* mmap(k, fileOf(world, path), pagesOf(offset), pagesOf(bytes));
      return 0;
    },
  munmap: (_world, role, [offset, bytes]) =>
    function* (k) {
      if (offset !== undefined && bytes !== undefined) {
        const part = addressIn(role, String(pagesOf(offset)));
        return yield* k.__x64_sys_munmap(part, pagesOf(bytes));
      }
      const start = addressIn(role, '0');
      role.mapping = undefined;
      return yield* k.__x64_sys_munmap(start);
    },
  read: (_world, role, [page = '0']) => loadOrStore(role, page, 'read'),
  write: (_world, role, [page = '0']) => loadOrStore(role, page, 'write'),
  pread: (world, _role, [path = '']) => {
    const file = fileOf(world, path);
    return atOnce(() => file.ioError || (file.dax_dev.alive ? PREAD_BYTES : -ENXIO));
  },
  fsync: (world, _role, [path = '']) => {
    const fs = mountOf(world, path);
    return atOnce(() => {
      if (isDown(fs)) return -EIO;
      if (fs instanceof xfs_mount) fs.forceLog();
      return 0;
    });
  },
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
      role.task.mceKillLate = on === '0';
      return 0;
    }),
  echo: (world, _role, [file = '', value = '']) => write(world, file, value),
  unlink: (world, _role, [path = '']) => {
    const file = fileOf(world, path);
    return changing(mountOf(world, path), (k) => k.__x64_sys_unlink(file));
  },
  truncate: (world, _role, [path = '', bytes = '0']) => {
    const file = fileOf(world, path);
    return changing(mountOf(world, path), (k) => k.__x64_sys_truncate(file, Number(bytes)));
  },
  punch: (world, _role, [path = '', offset = '0', bytes = '0']) => {
    const file = fileOf(world, path);
    return changing(mountOf(world, path), (k) =>
      k.__x64_sys_fallocate(file, Number(offset), Number(bytes)),
    );
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
  uring: (_world, role, [page = '0']) => {
    const address = addressIn(role, page);
    return (k) => k.io_sqe_buffer_register(address, role.buffers);
  },
  dio: (world, role, [device = '', page = '0']) => slowTransfer(world, role, device, page, 'read'),
  diow: (world, role, [device = '', page = '0']) =>
    slowTransfer(world, role, device, page, 'write'),
  vmread: (world, role, [other = '', device = '', page = '0']) => {
    const { task } = roleOf(world, other);
    const address = addressIn(roleOf(world, other), page);
    return function* (k) {
      const { mm } = task;
      if (!mm) throw new NotModelled(`${other} has no memory`);
      const page = yield* startVmRead(k, mm, address);
      if (typeof page === 'number') return page;
      role.transfer = { page, pinned: true };
      yield* slowDevice(world, role, device);
      yield* endVmRead(k, page);
      role.transfer = undefined;
      return PAGE_SIZE;
    };
  },
  spin: (world, role, [page = '0', ms = '0']) => spin(world, role, page, Number(ms)),
  exit: (_world, role) =>
    function* (k) {
      const rc = yield* exit(k, role.pipe);
      for (const page of role.buffers.splice(0)) {
        yield access(page, '_refcount', 'readWrite');
        k.unpin_user_page(page);
      }
      return rc;
    },
};

/** A load or store. A file that is not a DAX file has page cache, of which the model has nothing: it always goes through. */
function loadOrStore(role: Role, page: string, mode: 'read' | 'write') {
  const address = addressIn(role, page);
  const dax = role.mapping?.mapping.dax ?? false;
  return dax ? (k: Kernel) => touch(k, address, mode) : atOnce(() => 0);
}

/** An O_DIRECT transfer between a page of the role and a slow device: the page is held until the device is done. */
function slowTransfer(
  world: World,
  role: Role,
  device: string,
  page: string,
  direction: 'read' | 'write',
) {
  const address = addressIn(role, page);
  return function* (k: Kernel): Preemptible<ActResult> {
    const transfer = yield* direction === 'read'
      ? startDirectRead(k, address)
      : startDirectWrite(k, address);
    if (typeof transfer === 'number') return transfer;
    role.transfer = transfer;
    yield* slowDevice(world, role, device);
    yield* endDirectRead(k, transfer);
    role.transfer = undefined;
    return PAGE_SIZE;
  };
}

/** Sleeps until a request to a slow device is done. */
function* slowDevice(world: World, role: Role, device: string): Preemptible<void> {
  const ms = world.slow.get(device);
  if (ms === undefined)
    throw new NotModelled(`the device ${device}, which the set-up does not name`);
  const address = `request:${device}:${role.task.comm}`;
  world.clock.wakeLater(address, ms);
  yield sleepOn(address);
}

/**
 * Loads from a page in a loop. A machine check on it reaches the task within its own load: kill_me_maybe() runs on behalf
 * of the task, and its SIGBUS ends the loop.
 */
function spin(world: World, role: Role, page: string, ms: number) {
  const address = addressIn(role, page);
  return function* (k: Kernel): Preemptible<ActResult> {
    const wake = `spin:${role.task.comm}`;
    const loaded = yield* touch(k, address, 'read');
    if (loaded !== 0) return loaded;
    const state = { address, machineCheck: undefined as number | undefined };
    role.spin = state;
    world.clock.wakeLater(wake, ms);
    yield sleepOn(wake);
    role.spin = undefined;
    world.clock.cancel(wake);
    if (state.machineCheck === undefined) return 0;
    const had = k.current.signals.length;
    yield* k.kill_me_maybe(state.machineCheck);
    const signal = k.current.signals[had];
    if (signal) return `${signal.sig}:${signal.code}`;
    return yield* touch(k, address, 'read');
  };
}

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
  if (world.devDax && file.endsWith('/device_dax/unbind')) {
    const { devDax } = world;
    return (k) => unbindDevDax(k, devDax);
  }
  const number = /^namespace(\d+)\.0$/.exec(value)?.[1];
  const device = file.endsWith('/nd_pmem/unbind') && world.pmem.get(`pmem${number}`);
  if (!device) throw new NotModelled(`writing ${value} to ${file}`);
  return (k) => unbindPmem(k, device);
}

/** A result as the recordings write it. */
export function resultText(result: ActResult): string {
  return typeof result === 'number' ? errnoName(result) : result;
}
