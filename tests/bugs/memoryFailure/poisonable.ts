import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import type { CreateOptions } from '../../../src/simkernel/fs/fileSystem.ts';
import { mountExt4 } from '../../../src/simkernel/fs/ext4/mountExt4.ts';
import { mountXfs, type XfsOptions } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { errnoName } from '../../../src/simkernel/include/errno.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import type { task_struct } from '../../../src/simkernel/kernel/task_struct.ts';
import { MADV_HWPOISON } from '../../../src/simkernel/mm/madvise.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { unbindPmem } from '../../../src/simkernel/user/unbindPmem.ts';
import type { Patch } from '../../races/race.ts';

export const firstPfn = 0x40000;
/** Calls after which a loop that does not end is seen as one. */
const stepBudget = 20_000;

/** A machine with 512 MiB of pmem at pfn 0x40000. */
export function pmemMachine(release: string) {
  const machine = boot({ release, stepBudget });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn, pages: 0x20000 });
  const injector = machine.task('injector', 'kworker');
  const called = (fn: string) => argumentsOf(fn).length;
  /** The arguments of each call of a function, in order. */
  const argumentsOf = (fn: string) =>
    machine.trace.flatMap((event) =>
      event.kind === 'call' && event.fn === fn ? [event.args] : [],
    );
  const returnsOf = (fn: string) =>
    machine.trace.flatMap((event) =>
      event.kind === 'return' && event.fn === fn ? [event.ret] : [],
    );
  return {
    machine,
    pmem,
    pgmap,
    called,
    argumentsOf,
    returnsOf,
    pageAt: (pfn: number) => pgmap.pageAt(pfn),
    corrupt: (pfn: number) => errnoName(machine.call(injector, (k) => k.hwpoison_inject(pfn))),
    /** Tells the holder that bytes are lost. */
    notify: (offset: number, len: number, flags = 0) =>
      errnoName(
        machine.call(injector, (k) =>
          k.dax_holder_notify_failure(pmem.dax_dev, offset, len, flags),
        ),
      ),
    /** Whether the generic handling came into it, and the word that was logged. */
    verdict: () => {
      const generic = called('mf_generic_kill_procs') > 0 ? 'generic' : 'no generic';
      const logged = machine.dmesg.flatMap((line) => /dax page: (\w+)$/.exec(line)?.[1] ?? []);
      return `${generic} ${logged.at(-1) ?? 'nothing logged'}`;
    },
    unbind: () => machine.start(injector, (k) => unbindPmem(k, pmem)),
  };
}

/** What a task was sent: `A:AR/12`, and `A:` if nothing. */
export function told(...tasks: readonly task_struct[]): string {
  const text = ({ comm, signals }: task_struct) =>
    `${comm}:${signals.map(({ code, lsb }) => `${code.replace(/^BUS_(MCEERR_)?/, '')}/${lsb}`).join('+')}`;
  return tasks.map(text).join(' ');
}

interface Poisonable extends XfsOptions {
  readonly on?: 'xfs' | 'ext4';
  readonly pages?: number;
  readonly create?: CreateOptions;
  /** How the two tasks touch the first page; not at all if null. */
  readonly mode?: 'read' | 'write' | null;
}

/** A file that A and B map, on a kernel with functions replaced or as it was. */
export function poisonable(release: string, patch: Patch, options: Poisonable = {}) {
  const { on = 'xfs', pages = 4, create, mode = 'write', ...xfs } = options;
  const world = pmemMachine(release);
  const { machine, pmem } = world;
  const mp = on === 'xfs' ? mountXfs(machine, pmem, xfs) : undefined;
  const file = (mp ?? mountExt4(machine, pmem)).create('/f', pages, create);
  const map = (name: string, mapped = file) => {
    const task = machine.task(name);
    const { start } = machine.call(task, (k) => mmap(k, mapped, 0, pages));
    const access = (how: 'read' | 'write', page = 0) =>
      machine.call(task, (k) => touch(k, start + page, how));
    if (mode) access(mode);
    const madvise = (page = 0) =>
      errnoName(machine.call(task, (k) => k.__x64_sys_madvise(start + page, 1, MADV_HWPOISON)));
    return { task, start, access, madvise, isMapped: () => task.mm?.pteAt(start) !== undefined };
  };
  const [A, B] = [map('A'), map('B')];
  const pfn = file.pfnOf(0) ?? -1;
  const page = world.pageAt(pfn);
  machine.livepatch(patch);
  return {
    ...world,
    mp,
    file,
    pfn,
    page,
    A,
    B,
    map,
    told: () => told(A.task, B.task),
    mappers: () => [A, B].filter(({ isMapped }) => isMapped()).length,
    flag: () => (page.hwpoison ? 'flag' : 'no flag'),
    shutdown: () => (mp?.shutdown ? `shutdown 0x${mp.shutdown.toString(16)}` : 'up'),
  };
}
