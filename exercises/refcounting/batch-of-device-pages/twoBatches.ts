import { attachPgmap, type Kernel, type page, type ScenarioBoot } from 'simkernel';

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
  moment: number,
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
  let between: string | null = null;
  let passed = 0;
  let raced = false;
  const otherCpu = (k: Kernel) => {
    raced = true;
    k.release_pages([page]);
  };
  const at = (k: Kernel, name: string) => {
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
    (k: Kernel, of: page, nr = 1): T => {
      at(k, `before ${name}()`);
      const result = step(of, nr);
      at(k, `after ${name}()`);
      return result;
    };
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
  if (!raced) otherCpu(machine.k);
  return { between, count: page._refcount, frees };
}
