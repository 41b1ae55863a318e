import {
  access,
  addressOf,
  attachPmem,
  type Kernel,
  mmap,
  mountXfs,
  type page,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  touch,
} from 'simkernel';

type Iomap = Parameters<Kernel['dax_fault_iter']>[1];
type vm_fault = Parameters<Kernel['dax_fault_iter']>[0];
type vm_area_struct = Parameters<Kernel['unmap_page_range']>[0];

/** What a function of the reader returned, also when it is a generator that was never run. */
function* ended(returned: unknown): Preemptible<unknown> {
  const steps = returned as Preemptible<unknown> | undefined;
  return typeof steps?.next === 'function' ? yield* steps : returned;
}

/** Holds a function of the reader to being one. */
function functionOf(
  answer: Record<string, unknown>,
  name: string,
): (...args: unknown[]) => unknown {
  const body = answer[name];
  if (typeof body !== 'function') throw new Error(`${name} is no function.`);
  return body as (...args: unknown[]) => unknown;
}

/** An XFS with -o dax and a file of 4 pages; the reader's three functions do what faults and unmaps do with a page. */
function emptyFile(boot: ScenarioBoot, answer: Record<string, unknown>) {
  const endOfFault = functionOf(answer, 'endOfFault');
  const insert = functionOf(answer, 'insert_page_into_pte_locked');
  const zapEntry = functionOf(answer, 'zapEntry');
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 4);
  const pageAt = (index: number) => pgmap.pageAt(file.pfnOf(index) ?? -1);
  const returned: unknown[] = [];
  machine.livepatch({
    *insert_page_into_pte_locked(...args: unknown[]): Preemptible<unknown> {
      const error = yield* ended(insert(...args));
      returned.push(error);
      return error;
    },
    *dax_fault_iter(k: Kernel, vmf: vm_fault, iomap: Iomap): Preemptible<unknown> {
      const pfn = { value: 0 };
      k.dax_iomap_direct_access(vmf.vma.mapping.host.dax_dev, iomap.run?.pgoff ?? -1, 1, pfn);
      yield* k.dax_insert_entry(vmf, pfn.value, 0, false);
      yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
      return yield* ended(endOfFault(k, vmf, pgmap.pageAt(pfn.value), vmf.write));
    },
    *unmap_page_range(
      k: Kernel,
      vma: vm_area_struct,
      start: number,
      end: number,
    ): Preemptible<void> {
      yield access(vma.vm_mm, 'pgd', 'readWrite');
      for (const at of vma.vm_mm.mappedIn(start, end)) {
        yield* ended(zapEntry(k, vma, at, pgmap.pageAt(vma.vm_mm.pteAt(at)?.pfn ?? -1)));
      }
    },
  });
  const process = (comm: string) => {
    const task = machine.task(comm);
    const vma = machine.call(task, (k) => mmap(k, file, 0, 4));
    const { start } = vma;
    const entry = (index = 0) => {
      const pte = task.mm?.pteAt(start + index);
      return pte ? { maps: pte.pfn === pageAt(index).pfn, write: pte.write } : null;
    };
    return {
      task,
      start,
      entry,
      /** Reads or writes page `index`; what signal it got, if any. */
      touch: (mode: 'read' | 'write', index = 0) =>
        machine.call(task, (k) => touch(k, start + index, mode)),
      /** A fault, whatever the entry says. */
      fault: (mode: 'read' | 'write') =>
        machine.call(task, (k) => k.handle_mm_fault(vma, start, mode === 'write')),
      /** What is in the entry of page 0, put there by nobody's fault. */
      set: (of: page) => task.mm?.setPte(start, { pfn: of.pfn, shift: 12, write: false }),
      get: () => machine.call(task, (k) => k.get_user_pages_fast(start, 1, 0, [])),
      munmap: () => machine.call(task, (k) => k.__x64_sys_munmap(start)),
    };
  };
  const page = pageAt(0);
  return {
    machine,
    file,
    page,
    pageAt,
    process,
    /** What insert_page_into_pte_locked() has returned so far. */
    returned,
    punch: () => machine.start(machine.task('T'), (k) => k.__x64_sys_fallocate(file, 0, 4096)),
    counts: () => countsOf(page),
  };
}

const countsOf = ({ _refcount, _mapcount }: page) => ({
  references: _refcount,
  mappings: _mapcount + 1,
});

type EmptyFile = ReturnType<typeof emptyFile>;

/** Every count that the log has of the page: what the page_ref and mapcount tracepoints wrote. */
function logged({ machine, page }: EmptyFile, from = 0) {
  return machine.trace.slice(from).flatMap((event) => {
    if (event.kind !== 'event' || event.fields.page !== page.label) return [];
    if (!['page_ref_mod', 'page_ref_set', 'mapcountMod'].includes(event.name)) return [];
    const { count, mapcount, val } = event.fields;
    const ofMappings = event.name === 'mapcountMod';
    return [
      {
        references: Number(count),
        mappings: Number(mapcount) + 1,
        by: {
          // set_page_count() logs no difference.
          references: event.name === 'page_ref_set' ? null : ofMappings ? 0 : Number(val),
          mappings: ofMappings ? Number(val) : 0,
        },
      },
    ];
  });
}

function wakesOf({ machine, page }: EmptyFile, from: number): number {
  return machine.trace
    .slice(from)
    .filter(
      (event) =>
        event.kind === 'call' && event.fn === 'wake_up_var' && event.args.var === addressOf(page),
    ).length;
}

export const scenarios: Scenarios = {
  'first-fault'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const before = scene.counts();
    const A = scene.process('A');
    const ended = A.touch('write');
    return { before, ended, after: scene.counts(), entry: A.entry() };
  },
  'read-fault'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const A = scene.process('A');
    const ended = A.touch('read');
    return { ended, after: scene.counts(), entry: A.entry() };
  },
  'write-after-read'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const A = scene.process('A');
    A.touch('read');
    const ended = A.touch('write');
    return { ended, after: scene.counts(), entry: A.entry() };
  },
  'already-mapped'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const A = scene.process('A');
    A.touch('read');
    // As a second thread has it that lost the race for the entry.
    A.fault('read');
    return { after: scene.counts(), entry: A.entry() };
  },
  returned(boot, answer) {
    const scene = emptyFile(boot, answer);
    const [A, B] = [scene.process('A'), scene.process('B')];
    A.fault('read');
    A.fault('read');
    A.fault('write');
    B.set(scene.pageAt(1));
    B.fault('read');
    B.fault('write');
    return { returned: scene.returned };
  },
  'two-processes'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const [A, B] = [scene.process('A'), scene.process('B')];
    A.touch('write');
    B.touch('read');
    const both = scene.counts();
    A.munmap();
    const one = scene.counts();
    return { both, one, entries: [A.entry(), B.entry()] };
  },
  'page-in-use'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const [A, B] = [scene.process('A'), scene.process('B')];
    A.touch('write');
    A.get();
    const held = scene.counts();
    B.touch('write');
    return { held, after: scene.counts() };
  },
  'another-page-there'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const A = scene.process('A');
    const foreign = scene.pageAt(1);
    A.set(foreign);
    const from = scene.machine.traceLength;
    const ended = A.touch('write');
    const pte = A.task.mm?.pteAt(A.start);
    return {
      ended,
      after: scene.counts(),
      wakes: wakesOf(scene, from),
      foreign: { left: pte?.pfn === foreign.pfn && !pte.write, ...countsOf(foreign) },
    };
  },
  'last-unmap'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const A = scene.process('A');
    A.touch('write');
    const from = scene.machine.traceLength;
    A.munmap();
    return { after: scene.counts(), entry: A.entry(), wakes: wakesOf(scene, from) };
  },
  'never-fewer'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const [A, B] = [scene.process('A'), scene.process('B')];
    A.touch('read');
    A.touch('write');
    B.touch('write');
    B.munmap();
    A.munmap();
    return { moments: logged(scene), after: scene.counts() };
  },
  'punch-nobody-holds'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const [A, B] = [scene.process('A'), scene.process('B')];
    A.touch('write');
    B.touch('read');
    const punch = scene.punch();
    return {
      punch: punch.state,
      sleepsOn: punch.sleepsOn ?? null,
      after: scene.counts(),
      splats: scene.machine.splats.map(({ code }) => code),
    };
  },
  'punch-waits'(boot, answer) {
    const scene = emptyFile(boot, answer);
    const A = scene.process('A');
    A.touch('write');
    A.get();
    const punch = scene.punch();
    const waiting = { punch: punch.state, ...scene.counts() };
    if (punch.state !== 'died') scene.machine.k.put_page(scene.page);
    scene.machine.run();
    return { waiting, ended: { punch: punch.state, ...scene.counts() } };
  },
};
