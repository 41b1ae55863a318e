import type { Job } from '../protocol/job.ts';

/** Runs one check of a job and tells nobody. */
type RunSilently = (job: Job) => void;

/**
 * Runs a job of the guide's own check by check, so that the code that the reader's job will go through has been
 * compiled by then: that is half of the time of a run. Between two checks the thread is free to take the real job up.
 *
 * @returns ends the rehearsal
 */
export function rehearse(job: Job, run: RunSilently): () => void {
  const rest = [...job.plan];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const check = rest.shift();
    if (check === undefined) return;
    run({ ...job, plan: [check] });
    timer = setTimeout(next);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}
