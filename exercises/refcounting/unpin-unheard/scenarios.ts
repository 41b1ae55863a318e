import { atEachMoment, type SendOtherCpu } from 'explore';
import {
  attachDevDax,
  attachPgmap,
  attachPmem,
  drain,
  gupFlags,
  type Machine,
  mmap,
  mmapDevDax,
  mountXfs,
  type page,
  PAGE_SIZE,
  pipe_inode_info,
  type ScenarioBoot,
  type Scenarios,
  touch,
  type TraceEvent,
} from 'simkernel';

/** An XFS with -o dax, a file whose first page A has written, and the reader's put in the kernel. */
function fileInUse(boot: ScenarioBoot, answer: Record<string, unknown>) {
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 4);
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.call(A, (k) => touch(k, start, 'write'));
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const pipe = new pipe_inode_info('A');
  machine.livepatch({ gup_put_folio: answer.gup_put_folio });
  return {
    machine,
    page,
    splice: () => machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, start)),
    drain: () => machine.call(A, (k) => drain(k, pipe)),
    pin: () => machine.call(A, (k) => k.pin_user_pages_fast(start, 1, 0, [])),
    get: () => machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, [])),
    truncate: () => machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0)),
  };
}

type FileInUse = ReturnType<typeof fileInUse>;

const flagsOf = ({ release }: Machine, kind: 'FOLL_GET' | 'FOLL_PIN') => gupFlags(release)[kind];

/** Each move of the count since a moment, as the tracepoint saw it. */
const movesSince = (machine: Machine, page: page, from: number): unknown[] =>
  machine.trace.slice(from).flatMap((event: TraceEvent) => {
    const mine = event.kind === 'event' && event.name === 'page_ref_mod';
    return mine && event.fields.page === page.label ? [event.fields.val] : [];
  });

/** What the wake-ups since a moment were on, each with the count that the page then had. */
function wakesSince(machine: Machine, page: page, from: number): unknown[] {
  let count: unknown = null;
  return machine.trace.flatMap((event: TraceEvent, at) => {
    if (event.kind === 'event' && event.fields.page === page.label) count = event.fields.count;
    const woken = at >= from && event.kind === 'call' && event.fn === 'wake_up_var';
    return woken ? [{ address: event.args.var, count }] : [];
  });
}

/** What a put did while truncate waited, or not, for the page. */
function watched(file: FileInUse, put: () => void) {
  const { machine, page } = file;
  const truncate = file.truncate();
  const before = { count: page._refcount, truncate: truncate.state };
  const from = machine.traceLength;
  put();
  const seen = {
    before,
    moves: movesSince(machine, page, from),
    wakes: wakesSince(machine, page, from),
  };
  machine.run();
  return { ...seen, count: page._refcount, truncate: truncate.state };
}

/** A page of another type, put without anybody waiting. */
function otherPage(machine: Machine, page: page, put: () => void) {
  const before = { count: page._refcount, pincount: page._pincount };
  const from = machine.traceLength;
  put();
  return {
    before,
    moves: movesSince(machine, page, from),
    wakes: wakesSince(machine, page, from),
    count: page._refcount,
    pincount: page._pincount,
    splats: machine.splats.map(({ code }) => code),
  };
}

/**
 * A unpins while another CPU puts a reference, 1026 to 1. The other put comes in at one moment of the first: before or
 * after one of its looks at the count or changes of it.
 */
function twoCpus(boot: ScenarioBoot, answer: Record<string, unknown>, send: SendOtherCpu) {
  const file = fileInUse(boot, answer);
  const { machine, page } = file;
  file.get();
  file.pin();
  const wakes: { address: unknown; count: number }[] = [];
  const { hooked, end } = send((k) => k.put_page(page));
  machine.livepatch({
    page_ref_count: hooked('page_ref_count', (of) => of._refcount),
    page_ref_sub_return: hooked('page_ref_sub_return', (of, nr) => {
      of._refcount -= nr;
      return of._refcount;
    }),
    wake_up_var(_k: Machine['k'], address: unknown) {
      wakes.push({ address, count: page._refcount });
    },
  });
  machine.k.unpin_user_page(page);
  return { between: end(machine.k), count: page._refcount, wakes };
}

/** A folio of 2 MiB of device-dax with two pins. */
function largeFolio(boot: ScenarioBoot, answer: Record<string, unknown>) {
  const { machine } = fileInUse(boot, answer);
  const device = attachDevDax(machine, { name: 'dax0.0', firstPfn: 0x80000, pages: 512 });
  const B = machine.task('B');
  const vma = machine.call(B, (k) => mmapDevDax(k, device, 0, 512 * PAGE_SIZE));
  if (typeof vma === 'number') throw new Error(`mmap() gave ${vma}.`);
  machine.call(B, (k) => touch(k, vma.start, 'write'));
  for (const at of [3, 5]) {
    machine.call(B, (k) => k.pin_user_pages_fast(vma.start + at, 1, 0, []));
  }
  return { machine, head: device.pgmap.pageAt(0x80000) };
}

/** What another CPU sees of `_pincount` while a put runs: before and after each look at the count or change of it. */
function pinsInBetween(machine: Machine, page: page, put: () => void) {
  const seen: { at: string; pincount: number }[] = [];
  const look = (at: string) => seen.push({ at, pincount: page._pincount });
  const before = { count: page._refcount, pincount: page._pincount };
  machine.livepatch({
    page_ref_count(_k: Machine['k'], of: page) {
      look('before page_ref_count()');
      return of._refcount;
    },
    page_ref_sub_return(_k: Machine['k'], of: page, nr: number) {
      look('before page_ref_sub_return()');
      of._refcount -= nr;
      look('after page_ref_sub_return()');
      return of._refcount;
    },
    wake_up_var() {
      look('in wake_up_var()');
    },
  });
  put();
  return { before, seen, count: page._refcount, pincount: page._pincount };
}

/** Calls of the function that frees a device page, and what went back to the pgmap. */
const freed = (machine: Machine, from: number) =>
  machine.trace
    .slice(from)
    .filter((event) => event.kind === 'call' && event.fn === 'free_zone_device_page').length;

export const scenarios: Scenarios = {
  'last-pin'(boot, answer) {
    const file = fileInUse(boot, answer);
    file.pin();
    return watched(file, () => file.machine.k.unpin_user_page(file.page));
  },
  'last-reference'(boot, answer) {
    const file = fileInUse(boot, answer);
    const { machine, page } = file;
    file.get();
    return watched(file, () => machine.k.gup_put_folio(page, 1, flagsOf(machine, 'FOLL_GET')));
  },
  'two-pins-at-once'(boot, answer) {
    const file = fileInUse(boot, answer);
    const { machine, page } = file;
    file.pin();
    file.pin();
    return watched(file, () => machine.k.gup_put_folio(page, 2, flagsOf(machine, 'FOLL_PIN')));
  },
  'three-references-at-once'(boot, answer) {
    const file = fileInUse(boot, answer);
    const { machine, page } = file;
    for (let at = 0; at < 3; at += 1) file.get();
    return watched(file, () => machine.k.gup_put_folio(page, 3, flagsOf(machine, 'FOLL_GET')));
  },
  'pin-before-pipe'(boot, answer) {
    const file = fileInUse(boot, answer);
    file.splice();
    file.pin();
    return watched(file, () => file.machine.k.unpin_user_page(file.page));
  },
  'pipe-after-pin'(boot, answer) {
    const file = fileInUse(boot, answer);
    file.splice();
    file.pin();
    file.machine.k.unpin_user_page(file.page);
    return watched(file, file.drain);
  },
  'one-of-two-pins'(boot, answer) {
    const file = fileInUse(boot, answer);
    file.pin();
    file.pin();
    return watched(file, () => file.machine.k.unpin_user_page(file.page));
  },
  'two-cpus': (boot, answer) => atEachMoment((send) => twoCpus(boot, answer, send)),
  'device-dax'(boot, answer) {
    const { machine } = fileInUse(boot, answer);
    const device = attachDevDax(machine, {
      name: 'dax0.0',
      firstPfn: 0x80000,
      pages: 512,
      align: PAGE_SIZE,
    });
    const A = machine.task('B');
    const vma = machine.call(A, (k) => mmapDevDax(k, device, 0, PAGE_SIZE));
    if (typeof vma === 'number') throw new Error(`mmap() gave ${vma}.`);
    machine.call(A, (k) => touch(k, vma.start, 'write'));
    machine.call(A, (k) => k.pin_user_pages_fast(vma.start, 1, 0, []));
    const page = device.pgmap.pageAt(0x80000);
    return otherPage(machine, page, () => machine.k.unpin_user_page(page));
  },
  'pins-in-between'(boot, answer) {
    const file = fileInUse(boot, answer);
    const { machine, page } = file;
    file.pin();
    const small = pinsInBetween(machine, page, () => machine.k.unpin_user_page(page));
    const { head, ...other } = largeFolio(boot, answer);
    const large = pinsInBetween(other.machine, head, () =>
      other.machine.k.gup_put_folio(head, 2, flagsOf(other.machine, 'FOLL_PIN')),
    );
    return { small, large };
  },
  'large-folio'(boot, answer) {
    const { machine, head } = largeFolio(boot, answer);
    return otherPage(machine, head, () =>
      machine.k.gup_put_folio(head, 2, flagsOf(machine, 'FOLL_PIN')),
    );
  },
  'freed-private'(boot, answer) {
    const { machine } = fileInUse(boot, answer);
    let calls = 0;
    const pgmap = attachPgmap(machine, {
      name: 'dev',
      type: 'MEMORY_DEVICE_PRIVATE',
      firstPfn: 0x80000,
      pages: 4,
      ops: {
        page_free() {
          calls += 1;
        },
      },
    });
    const page = pgmap.pageAt(0x80001);
    if (page._refcount === 0) machine.k.zone_device_page_init(page);
    const from = machine.traceLength;
    const before = page._refcount;
    machine.k.gup_put_folio(page, 1, flagsOf(machine, 'FOLL_GET'));
    return { before, calls, frees: freed(machine, from), wakes: wakesSince(machine, page, from) };
  },
};
