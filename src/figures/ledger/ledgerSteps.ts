import type { LedgerData } from './ledgerData.ts';
import { columnWidth } from './ledgerGeometry.ts';
import { stepText } from './stepText.ts';

/** What the script of a ledger needs to walk through it. */
export interface LedgerSteps {
  acts: string[];
  steps: { task: string; fn: string; act: number; text: string }[];
  /** Width of a column, in pixels. */
  column: number;
}

/** The steps of a ledger, one a column, with the sentence that is said at each. */
export function ledgerSteps(data: LedgerData): LedgerSteps {
  return {
    acts: data.acts,
    steps: data.columns.map(({ task, fn, act }, at) => ({
      task,
      fn,
      act,
      text: stepText(data, at),
    })),
    column: columnWidth(data.columns.length),
  };
}
