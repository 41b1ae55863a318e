import type { Transcript } from '../protocol/transcript.ts';

/** Wall clock, in ms, that a run may spend without ending a check. It only kills; what decides a verdict counts steps. */
const CHECK_BUDGET = 1_500;
/** Wall clock, in ms, of one run, however many checks it has. */
const RUN_BUDGET = 8_000;

/** How long to wait for a run's next progress, and which budget has run out if none comes; all in ms. */
export type RunClock = (elapsed: number) => { readonly wait: number; readonly after: number };

/** The clock of a page, where somebody waits. */
export const nextDeadline: RunClock = (elapsed) => {
  const left = Math.max(RUN_BUDGET - elapsed, 0);
  return left < CHECK_BUDGET
    ? { wait: left, after: RUN_BUDGET }
    : { wait: CHECK_BUDGET, after: CHECK_BUDGET };
};

/** A clock with one budget for the whole run. */
export const wholeRun =
  (budget: number): RunClock =>
  (elapsed) => ({ wait: Math.max(budget - elapsed, 0), after: budget });

/** Grows when a run has started, and with every check that has ended: never by what the reader's code prints. */
export function progressOf({ started, records }: Transcript): number {
  return started ? 1 + records.filter(({ outcome }) => outcome).length : 0;
}
