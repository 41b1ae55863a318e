import type { Transcript } from '../protocol/transcript.ts';

/** Wall clock, in ms, that a run may spend without ending a check. It only kills; what decides a verdict counts steps. */
const CHECK_BUDGET = 1_500;
/** Wall clock, in ms, of one run, however many checks it has. */
const RUN_BUDGET = 8_000;

/** How long to wait for a run's next progress, and which budget has run out if none comes. */
export function nextDeadline(elapsed: number): { wait: number; after: number } {
  const left = Math.max(RUN_BUDGET - elapsed, 0);
  return left < CHECK_BUDGET
    ? { wait: left, after: RUN_BUDGET }
    : { wait: CHECK_BUDGET, after: CHECK_BUDGET };
}

/** Grows when a run has started, and with every check that has ended: never by what the reader's code prints. */
export function progressOf({ started, records }: Transcript): number {
  return started ? 1 + records.filter(({ outcome }) => outcome).length : 0;
}
