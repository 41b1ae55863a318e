import { type HowToBoot, type Scene, searchInterleavings, Turns } from 'explore';
import {
  access,
  attachPgmap,
  callSite,
  gupFlags,
  GUP_PIN_COUNTING_BIAS,
  inode,
  type Kernel,
  mmap,
  type page,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  touch,
} from 'simkernel';
import { type GrabOfOne, grabsOfFree, grabsOfSeveral } from './grabs.ts';

type Take = GrabOfOne['take'];
type Doing = { text: string; site?: ReturnType<typeof callSite> };
/** What the reader's code has of a page: a name, and no count to read or change past the functions. */
type Handle = { readonly label: string; readonly _refcount: never };

const firstPfn = 0x40000;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 2_000, steps: 200, work: 20_000 };

/** A process A, and the reader's grab. `type` says whose pages they are: of a driver that lends them, or of files. */
function bootWith(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  type: 'MEMORY_DEVICE_PCI_P2PDMA' | 'MEMORY_DEVICE_FS_DAX',
  how?: HowToBoot,
) {
  const machine = boot(how);
  const freed: page[] = [];
  const free = (_k: Kernel, of: page) => {
    freed.push(of);
  };
  const ops = machine.release === '6.18' ? { page_free: free } : { folio_free: free };
  const lends = type === 'MEMORY_DEVICE_PCI_P2PDMA';
  const pgmap = attachPgmap(machine, {
    name: lends ? 'pci0' : 'pmem0',
    type,
    firstPfn,
    pages: 16,
    ...(lends ? { ops } : {}),
  });
  const A = machine.task('A');
  const { mm } = A;
  if (!mm) throw new Error('A is a process');
  const page = pgmap.pageAt(firstPfn);
  const got: page[] = [];
  const grab = { doing: undefined as Doing | undefined, returned: 'nothing' };
  const turns = new Turns();

  const noField = () => {
    throw new Error('The count has functions of its own: page_ref_count() and the others of k.');
  };
  const handle: Handle = Object.freeze(
    Object.defineProperty({ label: page.label, _refcount: undefined as never }, '_refcount', {
      get: noField,
      set: noField,
    }),
  );

  /** One change of the count, or one look at it: a turn of the scheduler of its own. */
  function* step<T>(text: string, of: Handle, body: () => T): Preemptible<T> {
    if (of !== handle) throw new Error('That is not the page that the function was called with.');
    grab.doing = { text, site: how?.trace ? callSite() : undefined };
    return yield* turns.step(access(page, '_refcount', 'readWrite'), () => {
      grab.doing = undefined;
      return body();
    });
  }

  /** What the grab is given in place of a kernel. */
  const given = (k: Kernel) =>
    Object.freeze({
      release: machine.release,
      page_ref_count: (of: Handle) =>
        step('page_ref_count() looks', of, () => k.page_ref_count(page)),
      page_ref_add: (of: Handle, nr: number) =>
        step(`page_ref_add() adds ${nr}`, of, () => k.page_ref_add(page, nr)),
      page_ref_sub_return: (of: Handle, nr: number) =>
        step(`page_ref_sub_return() takes ${nr} off`, of, () => k.page_ref_sub_return(page, nr)),
      page_ref_add_unless_zero: (of: Handle, nr: number) =>
        step(`page_ref_add_unless_zero() tries to add ${nr}`, of, () =>
          k.page_ref_add_unless_zero(page, nr),
        ),
    });

  /** The reader's grab of the page, with a turn of the scheduler for each of its steps. */
  function* tryGrab(k: Kernel, refs: number, flags: number): Preemptible<unknown> {
    const body = answer.try_grab_folio_fast as (...all: unknown[]) => Preemptible<unknown>;
    const steps = body(given(k), handle, refs, flags);
    if (typeof steps?.next !== 'function') {
      throw new Error(
        'try_grab_folio_fast() is a plain function, so none of its calls ran: begin it with "function*".',
      );
    }
    for (;;) {
      const next = steps.next();
      if (next.done) {
        grab.returned =
          next.value === null ? 'null' : next.value === handle ? 'the page' : 'no page';
        return next.value;
      }
      yield next.value;
      turns.resume(next.value);
    }
  }

  /** GUP-fast over one entry, as the kernel does it: read it, grab, read it again. */
  function* walk(k: Kernel, address: number, take: Take): Preemptible<void> {
    const flags = gupFlags(machine.release)[take];
    yield access(mm ?? A, 'pgd', 'read');
    const pte = mm?.pteAt(address);
    if (!pte) return;
    const folio = yield* tryGrab(k, 1, flags);
    if (folio === null) return;
    yield access(mm ?? A, 'pgd', 'read');
    if (mm?.pteAt(address)?.pfn === pte.pfn) {
      got.push(page);
      return;
    }
    yield access(page, '_refcount', 'readWrite');
    k.gup_put_folio(page, 1, flags);
  }

  return {
    machine,
    A,
    mm,
    page,
    got,
    freed,
    grab,
    tryGrab,
    taking: (address: number, take: Take) => machine.spawn(A, (k) => walk(k, address, take)),
    /** References of A that it has not put. */
    held: (take: Take) => got.length * (take === 'FOLL_PIN' ? GUP_PIN_COUNTING_BIAS : 1),
  };
}

/** A takes a page of count `count`: what it gets, and what the counting functions counted. */
function takeOne(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  { count, refs, take }: GrabOfOne,
) {
  const how = { trace: true, touches: false };
  const { machine, A, page, grab, tryGrab } = bootWith(boot, answer, 'MEMORY_DEVICE_FS_DAX', how);
  machine.k.set_page_count(page, count);
  const from = machine.traceLength;
  machine.call(A, (k) => tryGrab(k, refs, gupFlags(machine.release)[take]));
  const counted = machine.trace.slice(from).reduce((sum, event) => {
    const isMod = event.kind === 'event' && event.name === 'page_ref_mod';
    return isMod ? sum + Number(event.fields.val) : sum;
  }, 0);
  return { returned: grab.returned, count: page._refcount, counted };
}

/** A driver has lent A a page; another thread of A unmaps it, which puts its last reference. */
function againstMunmap(boot: ScenarioBoot, answer: Record<string, unknown>, take: Take) {
  const address = 0x100;
  return searchInterleavings<ReturnType<typeof bootWith> & Scene>({
    boot: (how) => {
      const scene = bootWith(boot, answer, 'MEMORY_DEVICE_PCI_P2PDMA', how);
      const { machine, mm, page, freed, got, grab, held } = scene;
      machine.k.set_page_count(page, 1);
      mm.setPte(address, { pfn: page.pfn, shift: 12, write: true });
      const state = (): [string, string][] => [
        ['entry of A', mm.pteAt(address) ? 'maps the page' : 'none'],
        ['_refcount', String(page._refcount)],
        ['A has', got.length > 0 ? 'the page' : 'nothing'],
        ['given back to the driver', `${freed.length} times`],
      ];
      return {
        ...scene,
        violation: () => {
          if (freed.length > 1) return `the driver got the page back ${freed.length} times`;
          if (got.length > 0 && freed.length > 0) return 'A holds a page that the driver has';
          const want = held(take) + (mm.pteAt(address) ? 1 : 0);
          return page._refcount === want
            ? undefined
            : `the count is ${page._refcount}, and ${want} references are held`;
        },
        outcome: () => JSON.stringify(state()),
        sharedState: state,
        doing: (comm: string) => (comm === 'A' ? grab.doing : undefined),
      };
    },
    tasks: [
      ({ taking }) => taking(address, take),
      ({ machine, A, mm, page }) =>
        machine.spawn(machine.thread(A, 'munmap'), function* (k) {
          yield access(mm, 'pgd', 'readWrite');
          mm.clearPte(address);
          yield access(page, '_refcount', 'readWrite');
          k.put_page(page);
        }),
    ],
    bound,
  });
}

/** A takes a page of its file while T punches it out; T then writes to another file, which gets the block. */
function againstPunch(boot: ScenarioBoot, answer: Record<string, unknown>, take: Take) {
  return searchInterleavings<ReturnType<typeof mappedFile> & Scene>({
    boot: (how) => {
      const scene = mappedFile(boot, answer, how);
      const { machine, page, f, got, grab, held } = scene;
      const owner = () =>
        page.mapping === null ? 'none' : page.mapping === f.i_mapping ? 'f' : 'g';
      const state = (): [string, string][] => [
        ['_refcount', String(page._refcount)],
        ['mappings', String(page._mapcount + 1)],
        ['file of the page', owner()],
        ['A has', got.length > 0 ? 'the page' : 'nothing'],
        ['T', machine.threads.find(({ task }) => task.comm === 'T')?.state ?? 'has ended'],
      ];
      return {
        ...scene,
        violation: () => {
          if (got.length > 0 && owner() !== 'f') return 'A holds a page that is not its file’s';
          const sleeps = machine.threads.some(({ task }) => task.comm === 'T');
          if (sleeps && got.length === 0) return 'T sleeps for a page that nobody holds';
          const want = held(take) + page._mapcount + 1;
          return page._refcount === want
            ? undefined
            : `the count is ${page._refcount}, and ${want} references are held`;
        },
        outcome: () => JSON.stringify(state()),
        sharedState: state,
        doing: (comm: string) => (comm === 'A' ? grab.doing : undefined),
      };
    },
    tasks: [({ taking, start }) => taking(start, take), ({ punching }) => punching()],
    bound,
  });
}

/** A file f of one page that A maps and has written, and a file g that gets the block when f has given it up. */
function mappedFile(boot: ScenarioBoot, answer: Record<string, unknown>, how: HowToBoot) {
  const scene = bootWith(boot, answer, 'MEMORY_DEVICE_FS_DAX', how);
  const { machine, A } = scene;
  const file = (name: string) =>
    new inode({ name, ino: 1, pages: 1, dax: true, pfnOf: () => firstPfn });
  const f = file('f');
  const g = file('g');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, 1));
  const other = machine.call(T, (k) => mmap(k, g, 0, 1)).start;
  machine.call(A, (k) => touch(k, start, 'write'));
  return {
    ...scene,
    f,
    start,
    punching: () =>
      machine.spawn(T, function* (k) {
        yield* k.__x64_sys_fallocate(f, 0, 4096);
        yield* touch(k, other, 'write');
      }),
  };
}

export const scenarios: Scenarios = {
  'takes-references': (boot, answer) =>
    takeOne(boot, answer, { count: 1, refs: 1, take: 'FOLL_GET' }),
  'takes-a-pin': (boot, answer) => takeOne(boot, answer, { count: 2, refs: 1, take: 'FOLL_PIN' }),
  'takes-several': (boot, answer) => grabsOfSeveral.map((grab) => takeOne(boot, answer, grab)),
  'stays-zero': (boot, answer) => grabsOfFree.map((grab) => takeOne(boot, answer, grab)),
  'driver-gets-it-once': (boot, answer) => againstMunmap(boot, answer, 'FOLL_PIN'),
  'hole-punch': (boot, answer) => againstPunch(boot, answer, 'FOLL_GET'),
};
