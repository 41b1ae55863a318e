import type { Machine } from '../../../simkernel/kernel/machine.ts';
import type { page } from '../../../simkernel/mm/page.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';
import { storyActs } from './storyActs.ts';

/** A story about a page that nobody uses when it begins. */
export function pageStory(machine: Machine, page: page, opening: string) {
  const { _refcount: refcount, _mapcount: mapcount } = page;
  const { acts, act, events } = storyActs(machine, opening);
  return {
    act,
    /** Who held the page when, from the first act on; or another page that has its counts. */
    ledger: (of = page): LedgerData =>
      ledgerFromTrace(events(), {
        release: machine.release,
        page: of.label,
        refcount,
        mapcount,
        idle: refcount,
        acts,
      }),
  };
}
