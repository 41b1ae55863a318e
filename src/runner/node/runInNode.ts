import { buildWorkerText } from '../build/buildWorkerText.ts';
import type { ExerciseBundle } from '../exerciseBundle.ts';
import { compileErrorVerdict } from '../judge/compileErrorVerdict.ts';
import { judgeRun } from '../judge/judgeRun.ts';
import type { RunReport } from '../judge/runReport.ts';
import { nameChecks } from '../judge/nameChecks.ts';
import { createRunId } from '../protocol/createRunId.ts';
import type { Job } from '../protocol/job.ts';
import { planChecks } from '../protocol/planChecks.ts';
import { type RunClock, wholeRun } from '../sandbox/runClock.ts';
import type { Verdict } from '../verdict.ts';
import { compileInNode } from './compileInNode.ts';
import { runWorkerThread } from './runWorkerThread.ts';

export interface NodeRunOptions {
  /** The worker's text; by default that of the site, built once a process. */
  readonly workerText?: string;
  /** When a run is ended; by default late, because nobody waits at a screen. */
  readonly clock?: RunClock;
  /** How the job is run; by default in a thread of this process. One that runs it elsewhere may have a clock of its own. */
  readonly runJob?: (workerText: string, job: Job, clock: RunClock) => Promise<RunReport>;
}

const lenient = wholeRun(20_000);

let siteWorkerText: Promise<string> | undefined;

/** Compiles and checks one answer in Node: the same harness, the same judge, the same verdict. */
export async function runInNode(
  request: { readonly source: string; readonly exercise: ExerciseBundle },
  options: NodeRunOptions = {},
): Promise<Verdict> {
  const { source, exercise } = request;
  const { module, exports, stepBudget, scenarios } = exercise;
  const plan = planChecks(exercise);
  const begin = performance.now();
  const compiled = await compileInNode(source, [module]);
  const compile = performance.now() - begin;
  if (!compiled.ok) {
    const verdict = compileErrorVerdict(compiled.errors, nameChecks(exercise, plan));
    return { ...verdict, timings: { compile, total: compile } };
  }
  siteWorkerText ??= options.workerText === undefined ? buildWorkerText() : undefined;
  const workerText = options.workerText ?? (await siteWorkerText) ?? '';
  const answer = compiled.code;
  const job = { run: createRunId(), answer, scenarios, module, exports, stepBudget, plan };
  const started = performance.now();
  const runJob = options.runJob ?? runWorkerThread;
  const report = await runJob(workerText, job, options.clock ?? lenient);
  const run = performance.now() - started;
  const verdict = judgeRun({ source, map: compiled.map, exercise, plan, ...report });
  return { ...verdict, timings: { compile, run, total: performance.now() - begin } };
}
