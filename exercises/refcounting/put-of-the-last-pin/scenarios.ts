import {
  attachPgmap,
  attachPmem,
  drain,
  type Machine,
  mmap,
  mountXfs,
  type page,
  pipe_inode_info,
  type Scenarios,
  touch,
  type TraceEvent,
} from 'simkernel';

/** An XFS with -o dax, a file whose first page task A has written, and the reader's put in the kernel. */
function fileInUse(boot: Parameters<Scenarios[string]>[0], answer: Record<string, unknown>) {
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 4);
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const pipe = new pipe_inode_info('A');
  machine.livepatch({ __put_devmap_managed_page_refs: answer.__put_devmap_managed_page_refs });
  return {
    machine,
    page,
    pgmap,
    /** A puts the page into a pipe: a FOLL_GET reference. */
    splice: () => machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, vma.start)),
    /** A reads the pipe: put_page(). */
    drain: () => machine.call(A, (k) => drain(k, pipe)),
    /** A pins the page: 1024 references. */
    pin: () => machine.call(A, (k) => k.pin_user_pages_fast(vma.start, 1, 0, [])),
    /** T truncates the file to nothing. */
    truncate: () => machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0)),
  };
}

const types = [
  'MEMORY_DEVICE_GENERIC',
  'MEMORY_DEVICE_PRIVATE',
  'MEMORY_DEVICE_FS_DAX',
  'MEMORY_DEVICE_PCI_P2PDMA',
  'MEMORY_DEVICE_COHERENT',
] as const;

/** A device of each type. Nothing but the type tells the one of FS_DAX from the others: no name, no size, no driver. */
const deviceOfEachType = (machine: Machine) =>
  types.map((type, index) => ({
    type,
    pgmap: attachPgmap(machine, {
      name: `pmem${index + 1}`,
      type,
      firstPfn: 0x80000 + index * 16,
      pages: 16,
    }),
  }));

/** Every wake-up: the address, and the count that the page had then. */
function wakesSince(machine: Machine, page: page, from: number) {
  const wakes: { address: unknown; count: unknown }[] = [];
  let count: unknown = null;
  machine.trace.forEach((event: TraceEvent, index) => {
    if (event.kind === 'event' && event.fields.page === page.label) count = event.fields.count;
    if (index >= from && event.kind === 'call' && event.fn === 'wake_up_var') {
      wakes.push({ address: event.args.var, count });
    }
  });
  return wakes;
}

/** What the page_ref tracepoints counted: a change that they did not see was not atomic. */
function countedSince(machine: Machine, page: page, from: number): number {
  return machine.trace
    .slice(from)
    .filter((event: TraceEvent) => event.kind === 'event' && event.name === 'page_ref_mod')
    .reduce((sum, event) => {
      const fields = event.kind === 'event' ? event.fields : {};
      return fields.page === page.label ? sum + Number(fields.val) : sum;
    }, 0);
}

/** What else a page has: a put has no business with it. */
function otherFields({ hwpoison, index, mapping, _mapcount, _pincount, pgmap, ...rest }: page) {
  const name = typeof mapping === 'string' ? mapping : (mapping?.label ?? null);
  const { pfn, order, compound_head } = rest;
  return {
    ...{ hwpoison, index, mapping: name, _mapcount, _pincount, pfn, order },
    compound_head: compound_head?.label ?? null,
    pgmap: `${pgmap.label} ${pgmap.type}`,
  };
}

/** No right answer touches the count so often for one reference that more moments would be left. */
const mostMoments = 12;

interface TwoPuts {
  /** The moment of the other CPU's put, null if it came after the first had ended. */
  readonly between: string | null;
  readonly count: number;
  readonly wakes: readonly { address: unknown; count: number }[];
}

/** Two CPUs put, 3 -> 1. The second comes in at one moment of the first: before or after one of its page_ref calls. */
function twoPuts(
  boot: Parameters<Scenarios[string]>[0],
  answer: Record<string, unknown>,
  moment: number,
): TwoPuts {
  const { machine, page, splice } = fileInUse(boot, answer);
  splice();
  splice();
  const wakes: { address: unknown; count: number }[] = [];
  let between: string | null = null;
  let passed = 0;
  let raced = false;
  const otherCpu = (k: Machine['k']) => {
    raced = true;
    k.put_page(page);
  };
  const at = (k: Machine['k'], name: string) => {
    if (raced) return;
    if (passed === moment) {
      between = name;
      otherCpu(k);
    }
    passed += 1;
  };
  /** A function of the kernel as it is, with a moment on both sides. */
  const hooked =
    <T>(name: string, step: (of: page, nr: number) => T) =>
    (k: Machine['k'], of: page, nr = 1): T => {
      at(k, `before ${name}()`);
      const result = step(of, nr);
      at(k, `after ${name}()`);
      return result;
    };
  const add = (of: page, nr: number) => {
    of._refcount += nr;
  };
  machine.livepatch({
    page_ref_count: hooked('page_ref_count', (of) => of._refcount),
    page_ref_inc: hooked('page_ref_inc', (of) => add(of, 1)),
    page_ref_add: hooked('page_ref_add', add),
    set_page_count: hooked('set_page_count', (of, v) => add(of, v - of._refcount)),
    page_ref_add_unless_zero: hooked('page_ref_add_unless_zero', (of, nr) => {
      if (of._refcount === 0) return false;
      add(of, nr);
      return true;
    }),
    page_ref_sub_return: hooked('page_ref_sub_return', (of, nr) => {
      add(of, -nr);
      return of._refcount;
    }),
    wake_up_var(_k: Machine['k'], address: unknown) {
      wakes.push({ address, count: page._refcount });
    },
  });
  machine.k.put_page(page);
  if (!raced) otherCpu(machine.k);
  return { between, count: page._refcount, wakes };
}

export const scenarios: Scenarios = {
  'wakes-at-one'(boot, answer) {
    const { machine, page, splice, drain, truncate } = fileInUse(boot, answer);
    splice();
    const thread = truncate();
    const before = { count: page._refcount, truncate: thread.state, sleepsOn: thread.sleepsOn };
    const from = machine.traceLength;
    drain();
    const wakes = wakesSince(machine, page, from);
    machine.run();
    return { before, count: page._refcount, wakes, truncate: thread.state };
  },
  'sleeps-above-one'(boot, answer) {
    const { machine, page, splice, drain, truncate } = fileInUse(boot, answer);
    splice();
    splice();
    const thread = truncate();
    const from = machine.traceLength;
    drain();
    machine.run();
    return {
      count: page._refcount,
      wakes: wakesSince(machine, page, from),
      truncate: thread.state,
    };
  },
  'unpin-in-one-go'(boot, answer) {
    const { machine, page, pin, truncate } = fileInUse(boot, answer);
    pin();
    const thread = truncate();
    const before = page._refcount;
    const from = machine.traceLength;
    machine.k.unpin_user_page(page);
    const wakes = wakesSince(machine, page, from);
    machine.run();
    return { before, count: page._refcount, wakes, truncate: thread.state };
  },
  'unpin-leaves-another'(boot, answer) {
    const { machine, page, splice, pin, truncate } = fileInUse(boot, answer);
    splice();
    pin();
    const thread = truncate();
    const before = page._refcount;
    const from = machine.traceLength;
    machine.k.unpin_user_page(page);
    machine.run();
    return {
      before,
      count: page._refcount,
      wakes: wakesSince(machine, page, from),
      truncate: thread.state,
    };
  },
  'two-cpus'(boot, answer) {
    const runs: TwoPuts[] = [];
    for (let moment = 0; moment < mostMoments; moment += 1) {
      const run = twoPuts(boot, answer, moment);
      runs.push(run);
      if (run.between === null) break;
    }
    return { runs };
  },
  'count-after'(boot, answer) {
    const { machine, page, splice, pin } = fileInUse(boot, answer);
    for (let held = 0; held < 7; held += 1) splice();
    pin();
    const fieldsBefore = otherFields(page);
    const puts: { before: number; after: number; counted: number }[] = [];
    const put = (run: () => void) => {
      const before = page._refcount;
      const from = machine.traceLength;
      run();
      puts.push({ before, after: page._refcount, counted: countedSince(machine, page, from) });
    };
    put(() => machine.k.put_page(page));
    put(() => machine.k.unpin_user_page(page));
    put(() => machine.k.__put_devmap_managed_page_refs(page, 3));
    put(() => machine.k.__put_devmap_managed_page_refs(page, 2));
    // Pins that unpin_user_pages() gives back together, and numbers that nobody asks for.
    const more = [2048, 4096, 5120, 5, 64, 100, 1023, 1025];
    for (const refs of more) machine.k.page_ref_add(page, refs);
    for (const refs of more) put(() => machine.k.__put_devmap_managed_page_refs(page, refs));
    put(() => machine.k.put_page(page));
    return { puts, fieldsBefore, fieldsAfter: otherFields(page) };
  },
  'return-value'(boot, answer) {
    const { machine, page, pgmap, splice } = fileInUse(boot, answer);
    splice();
    splice();
    // The last page of the device: no file has it.
    const unused = pgmap.pageAt(0x40000 + 0x20000 - 1);
    const poisoned = pgmap.pageAt(0x40000 + 0x20000 - 2);
    poisoned.hwpoison = true;
    const other = deviceOfEachType(machine).find(({ type }) => type === 'MEMORY_DEVICE_FS_DAX');
    if (!other) throw new Error('one of the devices is of FS_DAX');
    const elsewhere = other.pgmap.pageAt(other.pgmap.firstPfn);
    for (const of of [unused, poisoned, elsewhere]) machine.k.get_page(of);
    const puts = [page, page, unused, poisoned, elsewhere].map((of) => {
      const before = of._refcount;
      const returned = machine.k.__put_devmap_managed_page_refs(of, 1);
      return { returned, before, count: of._refcount };
    });
    return { puts };
  },
  'silent-at-zero'(boot, answer) {
    const { machine, page } = fileInUse(boot, answer);
    const from = machine.traceLength;
    const returned = machine.k.__put_devmap_managed_page_refs(page, 1);
    return {
      returned,
      count: page._refcount,
      wakes: wakesSince(machine, page, from),
      splats: machine.splats.map(({ code }) => code),
    };
  },
  'other-types'(boot, answer) {
    const { machine } = fileInUse(boot, answer);
    const others = deviceOfEachType(machine).filter(({ type }) => type !== 'MEMORY_DEVICE_FS_DAX');
    return others.flatMap(({ type, pgmap }) =>
      [false, true].map((hwpoison) => {
        const page = pgmap.pageAt(pgmap.firstPfn + Number(hwpoison));
        page.hwpoison = hwpoison;
        machine.k.get_page(page);
        machine.k.get_page(page);
        const before = page._refcount;
        const fieldsBefore = otherFields(page);
        const from = machine.traceLength;
        const returned = machine.k.__put_devmap_managed_page_refs(page, 1);
        return {
          type,
          hwpoison,
          returned,
          before,
          count: page._refcount,
          wakes: wakesSince(machine, page, from),
          fieldsBefore,
          fieldsAfter: otherFields(page),
        };
      }),
    );
  },
};
