import { type Scene, searchInterleavings } from 'explore';
import {
  access,
  attachPgmap,
  attachPmem,
  inode,
  type Kernel,
  type Machine,
  mmap,
  mountXfs,
  type Preemptible,
  type Scenarios,
  SimError,
  type Thread,
  touch,
} from 'simkernel';

type HowToBoot = Parameters<Parameters<typeof searchInterleavings>[0]['boot']>[0];
type Boot = Parameters<Scenarios[string]>[0];

const firstPfn = 0x40000;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 1_000, steps: 150, work: 12_000 };

/** What a function of the reader returned, also when it is a generator that was never run. */
function* ended(returned: unknown): Preemptible<unknown> {
  const steps = returned as Preemptible<unknown> | undefined;
  return typeof steps?.next === 'function' ? yield* steps : returned;
}

/** Puts the reader's pair into a kernel. */
function patch(machine: Machine, answer: Record<string, unknown>): void {
  const { wait_page_idle: wait, free_zone_device_folio } = answer;
  if (typeof wait !== 'function') throw new Error('wait_page_idle is no function.');
  machine.livepatch({
    free_zone_device_folio,
    *dax_break_layout(
      k: Kernel,
      file: inode,
      start: number,
      end: number,
      cb: (address: string) => Preemptible<void>,
    ): Preemptible<number> {
      for (;;) {
        const page = yield* k.dax_layout_busy_page_range(file.i_mapping, start, end);
        if (!page) break;
        yield* ended(wait(k, page, cb));
      }
      yield* k.dax_delete_mapping_range(file, start, end);
      return 0;
    },
  });
}

/**
 * A file f of two pages that A maps and has written. `held` references on its first page that are no mappings.
 * The reader's pair is in the kernel.
 */
function heldFile(
  boot: Boot,
  answer: Record<string, unknown>,
  how: HowToBoot,
  held: number | 'a pin',
) {
  const machine = boot(how);
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: 16,
  });
  const f = new inode({
    name: 'f',
    ino: 1,
    pages: 2,
    dax: true,
    pfnOf: (index) => firstPfn + index,
  });
  const [A, B, T] = [machine.task('A'), machine.task('B'), machine.task('T')];
  patch(machine, answer);
  const { start } = machine.call(A, (k) => mmap(k, f, 0, 2));
  for (const index of [0, 1]) machine.call(A, (k) => touch(k, start + index, 'write'));
  const page = pgmap.pageAt(firstPfn);
  if (held === 'a pin') machine.call(A, (k) => k.pin_user_pages_fast(start, 1, 0, []));
  else
    for (let at = 0; at < held; at += 1)
      machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, []));
  const waiter: { thread: Thread<unknown> | undefined } = { thread: undefined };
  const waits = (thread: Thread<unknown>) => {
    waiter.thread = thread;
    return thread;
  };
  return {
    machine,
    page,
    f,
    A,
    B,
    T,
    start,
    /** The task that waits for the page, once it has begun. */
    waiter,
    munmap: () => machine.call(A, (k) => k.__x64_sys_munmap(start)),
    /** T punches a hole under page 0. */
    punch: () => waits(machine.spawn(T, (k) => k.__x64_sys_fallocate(f, 0, 4096))),
    /** T takes the last name of the file away. */
    unlink: () => waits(machine.spawn(T, (k) => k.__x64_sys_unlink(f))),
    /** Somebody gives a reference back. */
    put: (task: typeof A) =>
      machine.spawn(task, function* (k) {
        yield access(page, '_refcount', 'readWrite');
        k.put_page(page);
      }),
    /** Whether the file still has the block of page 0. */
    hasBlock: () => f.pfnOf(0) !== undefined,
  };
}

type HeldFile = ReturnType<typeof heldFile>;
type Watched = Pick<HeldFile, 'machine' | 'page' | 'waiter' | 'hasBlock'>;

function stateOf({ page, waiter: { thread }, hasBlock }: Watched) {
  return {
    references: page._refcount,
    task: thread?.state ?? 'not begun',
    sleepsOn: thread?.state === 'sleeping' ? (thread.sleepsOn ?? null) : null,
    hasBlock: hasBlock(),
  };
}

/** Runs what has been begun until all of it sleeps or has ended, and says how that stands. */
function settle(scene: Watched) {
  scene.machine.run();
  const { thread } = scene.waiter;
  const error = thread?.state === 'died' ? thread.error : undefined;
  if (error === undefined) return stateOf(scene);
  // The scan finds the page busy, the wait is over at once, and so on until the budget is used up.
  if (error instanceof SimError && error.code === 'stepBudget') {
    return { ...stateOf(scene), task: 'spinning' };
  }
  throw error;
}

/** The waiter against the puts: every interleaving, for one that ends wrong. `left` references stay. */
function race(
  boot: Boot,
  answer: Record<string, unknown>,
  held: number,
  left: number,
  begin: (scene: HeldFile) => Thread<unknown>,
  before: (scene: HeldFile) => void = () => undefined,
) {
  const putters = ['A', 'B'] as const;
  return searchInterleavings<HeldFile & Scene>({
    boot: (how) => {
      const scene = heldFile(boot, answer, how, held);
      before(scene);
      const violation = () => {
        const { references, task, sleepsOn, hasBlock } = stateOf(scene);
        if (references === 0 && task === 'sleeping') {
          return `T sleeps on ${sleepsOn} although the page is idle`;
        }
        if (references > 0 && !hasBlock) {
          return `the block of ${scene.page.label} is given away, and the page has ${references} references`;
        }
        return undefined;
      };
      return {
        ...scene,
        violation,
        outcome: () => JSON.stringify(stateOf(scene)),
        sharedState: (): [string, string][] => {
          const { references, task, sleepsOn, hasBlock } = stateOf(scene);
          return [
            [`${scene.page.label}->_refcount`, String(references)],
            [`${scene.page.label}->_mapcount`, String(scene.page._mapcount)],
            ['T', sleepsOn === null ? task : `sleeps on ${sleepsOn}`],
            ['block 0 of the file', hasBlock ? 'there' : 'given away'],
          ];
        },
      };
    },
    tasks: [
      begin,
      ...putters.slice(0, held - left).map((name) => (scene: HeldFile) => scene.put(scene[name])),
    ],
    bound,
  });
}

const how = { trace: true, touches: false };

export const scenarios: Scenarios = {
  'punch-then-put'(boot, answer) {
    const scene = heldFile(boot, answer, how, 1);
    scene.punch();
    const before = settle(scene);
    scene.put(scene.A);
    return { before, after: settle(scene) };
  },
  'queued-first'(boot, answer) {
    const scene = heldFile(boot, answer, how, 1);
    scene.punch();
    const { task, sleepsOn } = settle(scene);
    const queued = scene.machine.trace.flatMap((event) =>
      event.kind === 'call' && event.fn === 'prepare_to_wait_event' ? [event.args.var] : [],
    );
    return { task, sleepsOn, queuedOn: queued.at(-1) ?? null };
  },
  'two-references'(boot, answer) {
    const scene = heldFile(boot, answer, how, 2);
    scene.punch();
    scene.machine.run();
    scene.put(scene.A);
    const one = settle(scene);
    scene.put(scene.B);
    return { one, none: settle(scene) };
  },
  'punch-then-unpin'(boot, answer) {
    const scene = heldFile(boot, answer, how, 'a pin');
    scene.punch();
    const before = settle(scene);
    scene.machine.k.unpin_user_page(scene.page);
    return { before, after: settle(scene) };
  },
  'fault-meanwhile'(boot, answer) {
    const scene = heldFile(boot, answer, how, 1);
    const { machine, A, start } = scene;
    scene.punch();
    machine.run();
    // It gives the page back only when it has written to another page of the file: a fault, under MMAPLOCK.
    const fault = machine.spawn(A, function* (k) {
      yield* touch(k, start + 1, 'write');
      k.put_page(scene.page);
    });
    const after = settle(scene);
    return { fault: fault.state, after };
  },
  eviction(boot, answer) {
    const scene = heldFile(boot, answer, how, 1);
    scene.munmap();
    scene.unlink();
    const before = settle(scene);
    scene.put(scene.A);
    return { before, after: settle(scene) };
  },
  'shared-page'(boot, answer) {
    const machine = boot(how);
    const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn, pages: 0x20000 });
    const mount = mountXfs(machine, pmem, { reflink: true });
    patch(machine, answer);
    const f = mount.create('/f', 4);
    mount.reflink('/f', '/g');
    const g = mount.lookup('/g');
    if (!g) throw new Error('/g is the clone of /f');
    for (const file of [f, g]) {
      const task = machine.task(file === f ? 'A' : 'B');
      const { start } = machine.call(task, (k) => mmap(k, file, 0, 4));
      machine.call(task, (k) => touch(k, start, 'read'));
      if (file === f) machine.call(task, (k) => k.get_user_pages_fast(start, 1, 0, []));
      machine.call(task, (k) => k.__x64_sys_munmap(start));
    }
    const page = pgmap.pageAt(f.pfnOf(0) ?? -1);
    const thread = machine.spawn(machine.task('T'), (k) => k.__x64_sys_truncate(f, 0));
    const scene = {
      machine,
      page,
      waiter: { thread },
      hasBlock: () => f.pfnOf(0) !== undefined,
    };
    const before = settle(scene);
    machine.k.put_page(page);
    return { before, after: settle(scene) };
  },
  'folio-as-it-was'(boot, answer) {
    const scene = heldFile(boot, answer, how, 0);
    scene.munmap();
    const { page, f } = scene;
    return {
      references: page._refcount,
      mappings: page._mapcount + 1,
      ofItsFile: page.mapping === f.i_mapping,
      index: page.index,
    };
  },
  'put-against-punch': (boot, answer) => race(boot, answer, 1, 0, (scene) => scene.punch()),
  'two-puts-against-punch': (boot, answer) => race(boot, answer, 2, 0, (scene) => scene.punch()),
  'put-leaves-one': (boot, answer) => race(boot, answer, 2, 1, (scene) => scene.punch()),
  'put-against-eviction': (boot, answer) =>
    race(
      boot,
      answer,
      1,
      0,
      (scene) => scene.unlink(),
      (scene) => {
        scene.munmap();
      },
    ),
};
