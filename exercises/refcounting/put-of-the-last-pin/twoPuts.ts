import type { Machine, page, ScenarioBoot } from 'simkernel';
import { fileInUse } from './fileInUse.ts';

export interface TwoPuts {
  /** The moment of the other CPU's put, null if it came after the first had ended. */
  readonly between: string | null;
  readonly count: number;
  readonly wakes: readonly { address: unknown; count: number }[];
}

/** Two CPUs put, 3 -> 1. The second comes in at one moment of the first: before or after one of its page_ref calls. */
export function twoPuts(
  boot: ScenarioBoot,
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
