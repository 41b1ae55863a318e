import type { SendOtherCpu } from 'explore';
import { attachPgmap, type page, type ScenarioBoot } from 'simkernel';

export interface TwoBatches {
  /** The moment of the other CPU's batch, null if it came after the first had ended. */
  readonly between: string | null;
  readonly count: number;
  readonly frees: number;
}

/**
 * Two CPUs put the same PRIVATE page, 3 -> 1, each by a batch of its own. The second comes in at one moment of the first:
 * before or after one of its looks at the count or changes of it.
 */
export function twoBatches(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  send: SendOtherCpu,
): TwoBatches {
  const machine = boot();
  let frees = 0;
  const pgmap = attachPgmap(machine, {
    name: 'dev',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x80000,
    pages: 8,
    ops: {
      page_free() {
        frees += 1;
      },
    },
  });
  const page = pgmap.pageAt(0x80001);
  machine.k.get_page(page);
  machine.k.get_page(page);
  const { hooked, end } = send((k) => k.release_pages([page]));
  const add = (of: page, nr: number) => {
    of._refcount += nr;
    return of._refcount;
  };
  machine.livepatch({
    release_pages: answer.release_pages,
    page_ref_count: hooked('page_ref_count', (of) => of._refcount),
    page_ref_inc: hooked('page_ref_inc', (of) => void add(of, 1)),
    page_ref_add: hooked('page_ref_add', (of, nr) => void add(of, nr)),
    page_ref_sub_return: hooked('page_ref_sub_return', (of, nr) => add(of, -nr)),
  });
  machine.k.release_pages([page]);
  return { between: end(machine.k), count: page._refcount, frees };
}
