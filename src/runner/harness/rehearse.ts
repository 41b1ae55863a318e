import type { Job } from '../protocol/job.ts';

interface Rehearsal {
  /** Runs one check of a job and tells nobody. */
  run(job: Job): void;
  /** Makes ready what one check of a job needs that nothing has touched before. */
  prepare(job: Job): void;
  /** Calls back after the messages that wait. */
  later(next: () => void): void;
}

/** How often the jobs are gone through: the engine compiles well only what has run many times. */
const ROUNDS = 16;
/** Milliseconds after which no check is gone through again. */
const ENOUGH = 800;
/** Milliseconds of one turn: what the real job may have to wait for. */
const TURN = 2;

/**
 * Runs jobs of the guide's own check by check, so that the code that the reader's job will go through has been compiled
 * by then, and makes ready what each of its checks needs. The jobs have the same plan. Between two turns the thread is
 * free to take the real job up.
 *
 * @returns ends the rehearsal
 */
export function rehearse(jobs: readonly Job[], { run, prepare, later }: Rehearsal): () => void {
  const checks = jobs.flatMap((job) => job.plan.map((check) => ({ ...job, plan: [check] })));
  // What a check takes is made ready again after it.
  const round = checks.map((check) => () => {
    run(check);
    prepare(check);
  });
  const ofOneRun = checks.slice(0, checks.length / jobs.length);
  const rest = [
    ...checks.map((check) => () => run(check)),
    ...ofOneRun.map((check) => () => prepare(check)),
  ];
  const again = Array.from({ length: ROUNDS - 1 }, () => round).flat();
  const begun = performance.now();
  let isOver = false;
  const next = () => {
    if (isOver) return;
    const turn = performance.now();
    do {
      const step = rest.shift() ?? (turn - begun < ENOUGH ? again.shift() : undefined);
      if (step === undefined) return;
      step();
    } while (performance.now() - turn < TURN);
    later(next);
  };
  later(next);
  return () => {
    isOver = true;
  };
}
