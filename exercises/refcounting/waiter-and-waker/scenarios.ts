import { attachPmem, mmap, mountXfs, type Scenarios, SimError, touch } from 'simkernel';
import { heldFile } from './heldFile.ts';
import { patchPair } from './patchPair.ts';
import { raceOfPuts } from './raceOfPuts.ts';
import { stateOf, type Watched } from './stateOf.ts';

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
    const { pmem, pgmap } = attachPmem(machine, {
      name: 'pmem0',
      firstPfn: 0x40000,
      pages: 0x20000,
    });
    const mount = mountXfs(machine, pmem, { reflink: true });
    patchPair(machine, answer);
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
  'put-against-punch': (boot, answer) => raceOfPuts(boot, answer, 1, 0, (scene) => scene.punch()),
  'two-puts-against-punch': (boot, answer) =>
    raceOfPuts(boot, answer, 2, 0, (scene) => scene.punch()),
  'put-leaves-one': (boot, answer) => raceOfPuts(boot, answer, 2, 1, (scene) => scene.punch()),
  'put-against-eviction': (boot, answer) =>
    raceOfPuts(
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
