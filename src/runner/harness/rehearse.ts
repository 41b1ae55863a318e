import type { Job } from '../protocol/job.ts';

interface Rehearsal {
  /** Runs one check of a job and tells nobody. */
  run(job: Job): void;
  /** Makes ready what one check of a job needs that nothing has touched before. */
  prepare(job: Job): void;
}

/** How often the checks are gone through: the engine compiles well only what has run a few times. */
const ROUNDS = 3;

/**
 * Runs a job of the guide's own check by check, so that the code that the reader's job will go through has been
 * compiled by then, and makes ready what each of its checks needs. Between two checks the thread is free to take the
 * real job up.
 *
 * @returns ends the rehearsal
 */
export function rehearse(job: Job, { run, prepare }: Rehearsal): () => void {
  const round = job.plan.map((check) => () => run({ ...job, plan: [check] }));
  const rest = [
    ...Array.from({ length: ROUNDS }, () => round).flat(),
    // Last, because a check takes what is ready.
    ...job.plan.map(() => () => prepare(job)),
  ];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const step = rest.shift();
    if (step === undefined) return;
    step();
    timer = setTimeout(next);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}
