import { type HowToBoot, Turns } from 'explore';
import {
  access,
  attachDmirror,
  callSite,
  migrateToDevice,
  mmapAnonymous,
  type page,
  type Preemptible,
  type ScenarioBoot,
  touch,
} from 'simkernel';

type Doing = { text: string; site?: ReturnType<typeof callSite> };

/** A page as the reader's function knows it: a number, and nothing to write on. */
interface Handle {
  readonly pfn: number;
}

interface Fault {
  readonly orig_pte: number;
}

const VM_FAULT_SIGBUS = 2;
const firstPfn = 0x40000;

/** Where this scene numbers system memory from. */
const systemPfn = 2 ** 41;

/** What one fault did, and is about to do. */
class Walk {
  readonly turns = new Turns();
  /** Has the lock of the page table. */
  locked = false;
  /** The page that its driver works with. */
  work: page | undefined;
  doing: Doing | undefined;
  returned: unknown = undefined;
}

/**
 * A process A whose memory lies in a device, the reader's function under each of its faults, and a device that lends
 * a page again as soon as it is free.
 *
 * @param habits what the function did next after all that it could see so far, over the machines of one search.
 */
export function lentMemory(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  how: HowToBoot,
  { driverFails = false, habits = new Map<string, string>() } = {},
) {
  const machine = boot(how);
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn,
    pages: 2,
  });
  const A = machine.task('A');
  const refs = pgmap.ref.count;
  const vma = machine.call(A, (k) => mmapAnonymous(k, 1));
  const { start } = vma;
  machine.call(A, (k) => touch(k, start, 'write'));
  machine.call(A, (k) => migrateToDevice(k, mdevice, vma, start, 1));
  const P = pgmap.pageAt(firstPfn);
  if (!A.mm) throw new Error('A is a process');
  const mm = A.mm;
  const handles = new Map<number, Handle>();
  const walks: Walk[] = [];
  let wrong: string | undefined;
  /** References that the process has which the page was lent to next. */
  let lentAgain = 0;

  const entryNow = () => {
    const pte = mm.pteAt(start);
    return pte?.kind === 'devicePrivate' ? pte.pfn * 4096 + 2 : (pte?.pfn ?? 0) * 4096 + 1;
  };
  const isEntryOf = (of: page) => {
    const pte = mm.pteAt(start);
    return pte?.kind === 'devicePrivate' && pte.pfn === of.pfn;
  };
  const handleOf = (pfn: number): Handle => {
    const known = handles.get(pfn) ?? Object.freeze({ pfn });
    handles.set(pfn, known);
    return known;
  };
  const pageOf = (handle: unknown): page => {
    for (const [pfn, known] of handles) if (known === handle) return pgmap.pageAt(pfn);
    throw new Error('That is no page: take it from pfn_swap_entry_to_page().');
  };
  const object = (text: string) => {
    wrong ??= text;
  };

  function get(of: page): void {
    if (of._refcount === 0) object(`get_page() on ${of.label}, whose count is 0: the page is free`);
    machine.k.page_ref_inc(of);
  }

  function put(of: page, by: Walk): void {
    machine.k.put_page(of);
    if (of._refcount > 0) return;
    const other = walks.find((walk) => walk !== by && walk.work === of);
    if (other) object(`${of.label} was freed while the other fault's driver worked with it`);
  }

  /** What the driver does: it copies the page, replaces the entry, and puts what the entry held. */
  function* bringBack(of: page, walk: Walk): Preemptible<number> {
    walk.doing = {
      text: `the driver copies ${of.label}`,
      site: how.trace ? callSite() : undefined,
    };
    yield* walk.turns.step(access(of, '_refcount', 'readWrite'), () => undefined);
    walk.doing = { text: 'the driver replaces the entry' };
    if (of._refcount === 0)
      object(`the driver was given ${of.label}, whose count is 0: it is free`);
    else if (lentAgain > 0)
      object(`the driver was given ${of.label}, which another process has by now`);
    walk.work = of;
    if (driverFails) {
      walk.work = undefined;
      return VM_FAULT_SIGBUS;
    }
    yield* walk.turns.step(access(mm, 'pgd', 'readWrite'), () => undefined);
    if (!isEntryOf(of)) {
      walk.work = undefined;
      return 0;
    }
    mm.setPte(start, { pfn: systemPfn, shift: 12, write: true, kind: 'anon' });
    of._mapcount -= 1;
    walk.doing = { text: `the driver puts what the entry held of ${of.label}` };
    yield* walk.turns.step(access(of, '_refcount', 'readWrite'), () => undefined);
    walk.work = undefined;
    put(of, walk);
    return 0;
  }

  /** The kernel that the reader's function is given. */
  function under(walk: Walk) {
    /** Under the lock nobody comes in; elsewhere each of these takes a turn of the scheduler. */
    function* step<T>(
      text: string,
      before: ReturnType<typeof access>,
      body: () => T,
    ): Preemptible<T> {
      if (walk.locked) return body();
      walk.doing = { text, site: how.trace ? callSite() : undefined };
      return yield* walk.turns.step(before, () => {
        walk.doing = undefined;
        return body();
      });
    }
    return Object.freeze({
      *pte_offset_map_lock(_vmf: Fault): Preemptible<number> {
        if (walk.locked)
          throw new Error('The page table lock is taken twice: this CPU waits for itself.');
        const entry = yield* step(
          'takes the lock of the page table',
          access(mm, 'pgd', 'read'),
          entryNow,
        );
        walk.locked = true;
        return entry;
      },
      *pte_unmap_unlock(_vmf: Fault): Preemptible<void> {
        if (!walk.locked) throw new Error('pte_unmap_unlock() without the lock.');
        walk.locked = false;
        yield* step('has dropped the lock', access(mm, 'pgd', 'read'), () => undefined);
      },
      pfn_swap_entry_to_page(pte: number): Handle {
        const pfn = Math.floor(pte / 4096);
        if (pte % 4096 !== 2 || pfn < firstPfn || pfn >= firstPfn + 2) {
          throw new Error(`The entry ${String(pte)} is no entry of device memory.`);
        }
        return handleOf(pfn);
      },
      get_page: (of: Handle) =>
        step(`get_page(${pageOf(of).label})`, access(pageOf(of), '_refcount', 'readWrite'), () =>
          get(pageOf(of)),
        ),
      put_page: (of: Handle) =>
        step(`put_page(${pageOf(of).label})`, access(pageOf(of), '_refcount', 'readWrite'), () =>
          put(pageOf(of), walk),
        ),
      *migrate_to_ram(of: Handle, _vmf: Fault): Preemptible<number> {
        if (walk.locked) {
          throw new Error(
            'BUG: scheduling while atomic: the driver sleeps, and the page table lock is held.',
          );
        }
        return yield* bringBack(pageOf(of), walk);
      },
    });
  }

  /** Drives the reader's function: a turn a step, and the same next step whenever it sees the same. */
  function* fault(walk: Walk): Preemptible<unknown> {
    yield access(mm, 'pgd', 'read');
    if (!isEntryOf(P)) return 0;
    const vmf: Fault = Object.freeze({ orig_pte: entryNow() });
    const body = answer.do_swap_page as (...all: unknown[]) => Preemptible<unknown>;
    const steps = body(under(walk), vmf);
    if (typeof steps?.next !== 'function') {
      throw new Error(
        'do_swap_page() is a plain function, so none of its calls ran: begin it with "function*", and put yield* before each call.',
      );
    }
    let sight = String(walks.indexOf(walk));
    for (;;) {
      sight += JSON.stringify([entryNow(), P._refcount, P._mapcount]);
      const next = steps.next();
      const habit = habits.get(sight) ?? (next.done ? 'returns' : (walk.doing?.text ?? ''));
      habits.set(sight, habit);
      if (habit !== (next.done ? 'returns' : (walk.doing?.text ?? ''))) {
        throw new Error(
          'do_swap_page() saw the same as in an earlier interleaving and did something else. Keep nothing from one call for the next.',
        );
      }
      if (next.done) {
        if (walk.locked)
          throw new Error('do_swap_page() returned with the lock of the page table held.');
        walk.returned = next.value;
        return next.value;
      }
      yield next.value;
      walk.turns.resume(next.value);
    }
  }

  return {
    machine,
    P,
    mdevice,
    walks,
    /** A touches its memory on one more CPU. */
    touches() {
      const walk = new Walk();
      walks.push(walk);
      return machine.spawn(A, () => fault(walk));
    },
    /** The entry and the page are somebody else's: another CPU has brought the page back, and it is lent again. */
    elsewhere() {
      mm.setPte(start, { pfn: systemPfn, shift: 12, write: true, kind: 'anon' });
      P._mapcount -= 1;
      machine.k.put_page(P);
    },
    /** Another CPU brings the page back, unless A was faster, and the device lends it to B. */
    lendsAgain: () =>
      machine.spawn(machine.task('B'), function* (k): Preemptible<void> {
        yield access(mm, 'pgd', 'readWrite');
        if (!isEntryOf(P)) return;
        mm.setPte(start, { pfn: systemPfn, shift: 12, write: true, kind: 'anon' });
        yield access(P, '_refcount', 'readWrite');
        P._mapcount -= 1;
        k.put_page(P);
        yield access(P, '_refcount', 'readWrite');
        if (mdevice.cfree > 0 && k.dmirror_devmem_alloc_page(mdevice) === P) lentAgain = 1;
      }),
    wrong: () => wrong,
    owed: () => lentAgain,
    refs: () => pgmap.ref.count - refs,
    entry: () => mm.pteAt(start)?.kind ?? 'none',
  };
}

export type LentMemory = ReturnType<typeof lentMemory>;
