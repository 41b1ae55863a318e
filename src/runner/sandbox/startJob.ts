import type { Job } from '../protocol/job.ts';
import { TimeLimitError, withTimeLimit } from '../withTimeLimit.ts';
import { NO_START } from './noStart.ts';
import type { Frame } from './openFrame.ts';
import { nextDeadline, wholeRun } from './runClock.ts';
import { type TakenJob, takeUp } from './takeUp.ts';

/** Milliseconds that a run with a lost process may take: the guide promises a verdict within 3 s. */
const LOST_RUN = 2_900;
/** What is left of those for the checks at least, however late a second frame takes the job up. */
const LEAST_RUN = 300;
/** Milliseconds after which a frame with a warm worker, or with one that is still warming, is given company. */
const COMPANY_AFTER = { warm: 400, cold: 1_000 };

interface Company {
  /** Opens another frame. */
  open(): Promise<Frame>;
  /** Whether nobody waits for the job any more. */
  isCalledOff(): boolean;
}

/**
 * Gives a job to a frame and, if that does not take it up in time, to another one beside it: the first may be slow or dead.
 *
 * @returns the job as the frame has it that began first
 * @throws an Error when none begins.
 */
export async function startJob(job: Job, frame: Frame, company: Company): Promise<TakenJob> {
  const begun = performance.now();
  const left = () => LOST_RUN - (performance.now() - begun);
  const delay = COMPANY_AFTER[frame.isWarm ? 'warm' : 'cold'];
  const first = takeUp(frame, job, nextDeadline);
  try {
    return await withTimeLimit(first.started, delay);
  } catch (reason) {
    if (!(reason instanceof TimeLimitError)) throw reason;
  }
  let second: TakenJob | undefined;
  const inCompany = company.open().then(
    (beside) => {
      if (first.transcript.started || company.isCalledOff()) return first.started;
      second = takeUp(beside, job, wholeRun(Math.max(left(), LEAST_RUN)));
      return second.started;
    },
    () => first.started,
  );
  try {
    const taken = await withTimeLimit(Promise.race([first.started, inCompany]), left());
    if (taken === first) void second?.frame.kill();
    return taken;
  } catch (reason) {
    throw reason instanceof TimeLimitError ? new Error(NO_START) : reason;
  }
}
