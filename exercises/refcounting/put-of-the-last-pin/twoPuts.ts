import type { SendOtherCpu } from 'explore';
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
  send: SendOtherCpu,
): TwoPuts {
  const { machine, page, splice } = fileInUse(boot, answer);
  splice();
  splice();
  const wakes: { address: unknown; count: number }[] = [];
  const { hooked, end } = send((k) => k.put_page(page));
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
  return { between: end(machine.k), count: page._refcount, wakes };
}
