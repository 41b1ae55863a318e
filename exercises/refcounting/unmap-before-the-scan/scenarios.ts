import { type HowToBoot, type Scene, searchInterleavings, Turns } from 'explore';
import {
  access,
  attachDaxFile,
  callSite,
  gupFlags,
  type inode,
  type Kernel,
  mmap,
  type page,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
  touch,
} from 'simkernel';

type Mapping = inode['i_mapping'];
type Doing = { text: string; site?: ReturnType<typeof callSite> };

const PAGE_SIZE = 4096;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 3_000, steps: 300, work: 40_000 };

/** A file of two pages that A maps and has written. The reader's scan is in the kernel. */
function mappedFile(boot: ScenarioBoot, answer: Record<string, unknown>, how?: HowToBoot) {
  const machine = boot(how);
  const { f, pgmap } = attachDaxFile(machine, { pages: 2, devicePages: 16 });
  const A = machine.task('A');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, 2));
  for (const index of [0, 1]) machine.call(A, (k) => touch(k, start + index, 'write'));
  const pages = [0, 1].map((index) => pgmap.pageAt(pgmap.firstPfn + index));
  const got: page[] = [];
  const { FOLL_GET } = gupFlags(machine.release);
  const scan = { doing: undefined as Doing | undefined };
  const turns = new Turns();
  let punching: Thread<number> | undefined;

  /** Runs what another CPU can come between, and sees to it that the scan lets it. */
  function* inTurns<T>(text: string, steps: Preemptible<T>): Preemptible<T> {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      scan.doing = { text, site: how?.trace ? callSite() : undefined };
      yield* turns.step(next.value, () => {
        scan.doing = undefined;
      });
    }
  }

  function* lookAt(k: Kernel, of: page): Preemptible<page | null> {
    yield access(of, '_refcount', 'read');
    return k.dax_busy_page(of);
  }

  /** What the scan is given in place of a kernel. */
  const given = (k: Kernel) =>
    Object.freeze({
      unmap_mapping_pages: (mapping: Mapping, from: number, nr: number) =>
        inTurns(
          'unmap_mapping_pages() clears entries',
          k.unmap_mapping_pages(mapping, from, nr, 0),
        ),
      dax_busy_page: (of: page) => inTurns(`dax_busy_page(${of.label}) looks`, lookAt(k, of)),
      pagesIn: (mapping: Mapping, from: number, end: number) =>
        mapping
          .indexesIn(from / PAGE_SIZE, Math.floor(end / PAGE_SIZE))
          .map((index) => pgmap.pageAt(mapping.entryAt(index)?.pfn ?? -1)),
    });

  machine.livepatch({
    *dax_layout_busy_page_range(k: Kernel, ...args: unknown[]): Preemptible<unknown> {
      const body = answer.dax_layout_busy_page_range as (...all: unknown[]) => Preemptible<unknown>;
      const steps = body(given(k), ...args);
      if (typeof steps?.next !== 'function') {
        throw new Error(
          'dax_layout_busy_page_range() is a plain function, so none of its calls ran: begin it with "function*".',
        );
      }
      for (;;) {
        const next = steps.next();
        if (next.done) return next.value;
        yield next.value;
        turns.resume(next.value);
      }
    },
  });

  /** How everything stands: what a check is told. */
  const look = () => {
    if (punching?.error) throw punching.error;
    return {
      punch: punching?.state ?? 'not begun',
      counts: pages.map(({ _refcount }) => _refcount),
      mapped: [0, 1].filter((index) => A.mm?.pteAt(start + index) !== undefined),
      blocks: [0, 1].filter((index) => f.pfnOf(index) !== undefined),
    };
  };

  return {
    machine,
    f,
    pages,
    got,
    scan,
    look,
    hold: (index: number) =>
      machine.call(A, (k) => k.get_user_pages_fast(start + index, 1, 0, got)),
    put: () => {
      for (const of of got.splice(0)) machine.k.put_page(of);
      machine.run();
      return look();
    },
    /** T punches both pages out of the file. */
    punch: () => {
      punching = machine.start(T, (k) => k.__x64_sys_fallocate(f, 0, 2 * PAGE_SIZE));
      return look();
    },
    punching: () => {
      punching = machine.spawn(T, (k) => k.__x64_sys_fallocate(f, 0, 2 * PAGE_SIZE));
      return punching;
    },
    /** A takes one page without a lock. */
    taking: (index: number) =>
      machine.spawn(A, (k) => k.gup_fast_pte_range(start + index, 1, FOLL_GET, got)),
    /** Asks for the first page of the file only. */
    ask: () => {
      const found = machine.call(T, (k) =>
        k.dax_layout_busy_page_range(f.i_mapping, 0, PAGE_SIZE - 1),
      );
      return { found: found === null ? -1 : pages.indexOf(found), ...look() };
    },
  };
}

type MappedFile = ReturnType<typeof mappedFile>;

/** A takes a page while T punches both out of the file: every interleaving, for one that goes wrong. */
function race(boot: ScenarioBoot, answer: Record<string, unknown>, index: number) {
  return searchInterleavings<MappedFile & Scene>({
    boot: (how) => {
      const file = mappedFile(boot, answer, how);
      const { f, pages, got, look, machine } = file;
      const page = pages[index];
      const state = (): [string, string][] => [
        [`entry ${index} of A`, look().mapped.includes(index) ? `maps page ${index}` : 'none'],
        [`page ${index}: _refcount`, String(page?._refcount)],
        [`page ${index}: mapping`, page?.mapping === f.i_mapping ? 'f' : 'none'],
        ['A has', got.length > 0 ? `page ${index}` : 'nothing'],
        ['fallocate', look().punch],
      ];
      return {
        ...file,
        // The reference that GUP-fast takes and puts back can be there when the entry is deleted.
        tolerates: ['daxDisassociateBusy', 'folioPutReferenced'] as const,
        violation: () => {
          if (got.length > 0 && page?.mapping !== f.i_mapping) {
            return `A holds page ${index}, whose block is free`;
          }
          const sleeps = machine.threads.some(({ task }) => task.comm === 'T');
          return sleeps && got.length === 0 ? 'T sleeps for a page that nobody holds' : undefined;
        },
        outcome: () => JSON.stringify([state(), look()]),
        sharedState: state,
        doing: (comm: string) => (comm === 'T' ? file.scan.doing : undefined),
      };
    },
    tasks: [(file) => file.taking(index), (file) => file.punching()],
    bound,
  });
}

export const scenarios: Scenarios = {
  'nobody-holds': (boot, answer) => mappedFile(boot, answer).punch(),

  held(boot, answer) {
    const { hold, punch } = mappedFile(boot, answer);
    hold(1);
    return punch();
  },

  wakes(boot, answer) {
    const { hold, punch, put } = mappedFile(boot, answer);
    hold(1);
    punch();
    return put();
  },

  'only-the-range'(boot, answer) {
    const { hold, ask } = mappedFile(boot, answer);
    hold(1);
    return ask();
  },

  'no-foreign-page': (boot, answer) => race(boot, answer, 0),

  'nor-the-last': (boot, answer) => race(boot, answer, 1),
};
