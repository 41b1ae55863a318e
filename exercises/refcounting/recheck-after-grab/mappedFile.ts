import { type HowToBoot, Turns } from 'explore';
import {
  access,
  attachPgmap,
  callSite,
  gupFlags,
  inode,
  type Kernel,
  mmap,
  type page,
  type Preemptible,
  type ScenarioBoot,
  touch,
} from 'simkernel';

type Doing = { text: string; site?: ReturnType<typeof callSite> };

const firstPfn = 0x40000;

/** The block that the file gets for a page that is written again after a punch. */
const nextBlock = firstPfn + 15;

/** Bits 0 and 1 of an entry: it maps something, and one may write there. */
const present = 1;
const writable = 2;

/** Where the pages of a file lie: one behind the other, and the first elsewhere once it was punched and written again. */
function blocksOfFile(): inode['blocks'] {
  let first: number | undefined = firstPfn;
  const at = (index: number) => {
    const pgoff = index === 0 ? first : firstPfn + index;
    return pgoff === undefined ? undefined : { pgoff, pages: 1, unwritten: false, shared: false };
  };
  return {
    hasWriteEnd: true,
    readOnly: false,
    holeAt: (index) => (at(index) ? 0 : 1),
    at,
    beginWrite(index) {
      first ??= nextBlock;
      const run = at(index);
      return run && { ...run, srcmap: undefined };
    },
    endWrite: () => {},
    free(from) {
      if (from === 0) first = undefined;
    },
    evicted: () => {},
  };
}

/** What an array holds. The array is the reader's, who can give it methods and getters of its own: none is used. */
function elementsOf(array: readonly page[]): page[] {
  const elements: page[] = [];
  for (let at = 0; at < array.length; at += 1) {
    const element: unknown = Object.getOwnPropertyDescriptor(array, at)?.value;
    if (typeof element !== 'object' || element === null) {
      throw new Error(`pages[${at}] is no page.`);
    }
    elements.push(element as page);
  }
  return elements;
}

/**
 * A file f whose first `pages` pages A maps and has written, and a file g whose only page lies on f's first block, so
 * that g has it once f has given it up. The reader's walk is in the kernel.
 *
 * @param habits what the walk did next after all that it could see so far, over the machines of one search.
 */
export function mappedFile(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  how: HowToBoot,
  pages: number,
  habits: Map<string, string> = new Map(),
) {
  const machine = boot(how);
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: 16,
  });
  const g = new inode({ name: 'g', ino: 2, pages: 1, dax: true, pfnOf: () => firstPfn });
  const f = new inode({
    name: 'f',
    ino: 1,
    pages: pages + 1,
    dax: true,
    dax_dev: g.dax_dev,
    blocks: blocksOfFile(),
  });
  const A = machine.task('A');
  const B = machine.thread(A, 'B');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, pages + 1));
  const other = machine.call(T, (k) => mmap(k, g, 0, 1)).start;
  const otherOfA = machine.call(A, (k) => mmap(k, g, 0, 1)).start;
  for (let at = 0; at < pages; at += 1) machine.call(A, (k) => touch(k, start + at, 'write'));
  const { mm } = A;
  const idle = pgmap.pageAt(firstPfn + pages)._refcount;
  const ofMapping = pgmap.pageAt(firstPfn)._refcount - idle;
  if (!mm) throw new Error('A is a process');
  const before = Array.from({ length: pages }, (_, at) => pgmap.pageAt(firstPfn + at));
  const owner = (of: page) =>
    of.mapping === null ? 'none' : of.mapping === f.i_mapping ? 'f' : 'g';
  const array: page[] = [];
  const turns = new Turns();
  const walk = {
    returned: undefined as unknown,
    /** Whether A returned before T had begun. */
    undisturbed: false,
    doing: undefined as Doing | undefined,
  };

  let hasBegun = false;
  let sight = '';

  /** What the walk could see when it had its turn. */
  function look(): void {
    const entries = before.map((_, at) => mm?.pteAt(start + at)?.pfn ?? 'none');
    const counts = before.map((page) => [page._refcount, page._mapcount, owner(page)]);
    sight += JSON.stringify([entries, counts]);
  }

  /** The search replays a walk: one that goes by what it kept from an earlier call would escape it. */
  function requireSteady(next: string): void {
    const habit = habits.get(sight) ?? next;
    habits.set(sight, habit);
    if (habit === next) return;
    throw new Error(
      'gup_fast_pte_range() saw the same as in an earlier interleaving and did something else. Keep nothing from one call for the next.',
    );
  }

  /** One change or look at what other CPUs see. Each takes a turn of the scheduler: two cannot share one. */
  function* step<T>(
    text: string,
    before: ReturnType<typeof access>,
    body: () => T,
  ): Preemptible<T> {
    walk.doing = { text, site: how.trace ? callSite() : undefined };
    return yield* turns.step(before, () => {
      walk.doing = undefined;
      return body();
    });
  }

  /** What the walk is given in place of a kernel: without a lock, and with other CPUs about. */
  const lockless = (k: Kernel) =>
    Object.freeze({
      ptep_get_lockless: (address: number) =>
        step(
          `ptep_get_lockless() reads entry ${address - start}`,
          access(mm, 'pgd', 'read'),
          () => {
            const entry = mm.pteAt(address);
            return entry ? entry.pfn * 4096 + (entry.write ? writable : 0) + present : 0;
          },
        ),
      try_grab_folio_fast: (of: page, refs: number, flags: number) =>
        step(
          `try_grab_folio_fast(${of.label}) takes a reference`,
          access(of, '_refcount', 'readWrite'),
          () => k.try_grab_folio_fast(of, refs, flags),
        ),
      gup_put_folio: (of: page, refs: number, flags: number) =>
        step(`gup_put_folio(${of.label}) gives it back`, access(of, '_refcount', 'readWrite'), () =>
          k.gup_put_folio(of, refs, flags),
        ),
      pte_page: (pte: number) => pgmap.pageAt(Math.floor(pte / 4096)),
    });

  machine.livepatch({
    *gup_fast_pte_range(k: Kernel, ...args: unknown[]): Preemptible<unknown> {
      const body = answer.gup_fast_pte_range as (...all: unknown[]) => Preemptible<unknown>;
      const steps = body(lockless(k), ...args);
      if (typeof steps?.next !== 'function') {
        throw new Error(
          'gup_fast_pte_range() is a plain function, so none of its calls ran: begin it with "function*", and put yield* before each call.',
        );
      }
      for (;;) {
        look();
        const next = steps.next();
        requireSteady(next.done ? `returns ${String(next.value)}` : (walk.doing?.text ?? ''));
        if (next.done) return next.value;
        yield next.value;
        turns.resume(next.value);
      }
    },
  });

  return {
    machine,
    pgmap,
    f,
    before,
    /** The pages that A has taken. */
    got: () => elementsOf(array),
    walk,
    /** A's walk over its first `nr` entries. The grab fails for flags that ask neither for a reference nor for a pin. */
    walkOf: (nr: number, take: 'FOLL_GET' | 'FOLL_PIN') =>
      machine.spawn(A, function* (k) {
        const flags = gupFlags(machine.release)[take];
        walk.returned = yield* k.gup_fast_pte_range(start, nr, flags, array);
        walk.undisturbed = !hasBegun;
        return walk.returned;
      }),
    /** T punches a hole under the first page, then writes to the file that gets the block. */
    punch: () =>
      machine.spawn(T, function* (k) {
        hasBegun = true;
        yield* k.__x64_sys_fallocate(f, 0, 4096);
        yield* touch(k, other, 'write');
      }),
    /** B, another thread of A's process, does the same and then writes to the hole: the file gets another block. */
    punchAndWrite: () =>
      machine.spawn(B, function* (k) {
        hasBegun = true;
        yield* k.__x64_sys_fallocate(f, 0, 4096);
        yield* touch(k, otherOfA, 'write');
        yield* touch(k, start, 'write');
      }),
    owner,
    /** References that no mapping and no idle count explains. */
    held: (of: page) => of._refcount - idle - (of._mapcount + 1) * ofMapping,
    entry: () => mm.pteAt(start),
  };
}

export type MappedFile = ReturnType<typeof mappedFile>;
