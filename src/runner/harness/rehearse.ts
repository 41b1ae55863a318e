import type { Job, PlannedCheck } from '../protocol/job.ts';

interface Rehearsal {
  /** Runs one check of a job and tells nobody. */
  run(job: Job): void;
  /** Makes ready what one check of a job needs that nothing has touched before. */
  prepare(job: Job): void;
}

/** How often the checks are gone through: the engine compiles well only what has run a few times. */
const ROUNDS = 8;
/** Milliseconds after which no check is gone through again: a search over interleavings is compiled well after one. */
const ENOUGH = 500;
/** Milliseconds of one turn: timers come no faster than that. */
const TURN = 4;

/**
 * Runs a job of the guide's own check by check, so that the code that the reader's job will go through has been
 * compiled by then, and makes ready what each of its checks needs. Between two turns the thread is free to take the
 * real job up.
 *
 * @returns ends the rehearsal
 */
export function rehearse(job: Job, { run, prepare }: Rehearsal): () => void {
  const rehearseCheck = (check: PlannedCheck) => run({ ...job, plan: [check] });
  // What a check takes is made ready again after it.
  const round = job.plan.map((check) => () => {
    rehearseCheck(check);
    prepare(job);
  });
  const rest = [
    ...job.plan.map((check) => () => rehearseCheck(check)),
    ...job.plan.map(() => () => prepare(job)),
  ];
  const again = Array.from({ length: ROUNDS - 1 }, () => round).flat();
  const begun = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const turn = performance.now();
    do {
      const step = rest.shift() ?? (turn - begun < ENOUGH ? again.shift() : undefined);
      if (step === undefined) return;
      step();
    } while (performance.now() - turn < TURN);
    timer = setTimeout(next);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}
