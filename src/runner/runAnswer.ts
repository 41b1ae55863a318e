import { abortError } from './abortError.ts';
import type { Compiler } from './compile/createCompiler.ts';
import type { Compiled } from './compile/compiled.ts';
import type { ExerciseBundle } from './exerciseBundle.ts';
import { compileErrorVerdict } from './judge/compileErrorVerdict.ts';
import { judgeRun } from './judge/judgeRun.ts';
import { nameChecks } from './judge/nameChecks.ts';
import type { RunReport } from './judge/runReport.ts';
import { unavailableVerdict } from './judge/unavailableVerdict.ts';
import { createRunId } from './protocol/createRunId.ts';
import { planChecks } from './protocol/planChecks.ts';
import type { Sandbox } from './sandbox/createSandbox.ts';
import { untilAborted } from './untilAborted.ts';
import type { Verdict } from './verdict.ts';

/**
 * Compiles, runs and judges one answer in the browser.
 *
 * @throws AbortError when the signal fires before the verdict.
 */
export async function runAnswer(
  { source, exercise }: { readonly source: string; readonly exercise: ExerciseBundle },
  { compiler, sandbox }: { readonly compiler: Compiler; readonly sandbox: Sandbox },
  signal: AbortSignal,
): Promise<Verdict> {
  const plan = planChecks(exercise);
  const notRun = nameChecks(exercise, plan);
  const marks: [string, number][] = [];
  const mark = (stage: string) => marks.push([stage, performance.now()]);
  const timed = (verdict: Omit<Verdict, 'timings'>): Verdict => ({
    ...verdict,
    timings: readTimings(begin, marks),
  });
  const begin = performance.now();

  sandbox.warm().catch(() => {});
  let compiled: Compiled;
  try {
    compiled = await untilAborted(compiler.compile(source, [exercise.module]), signal);
  } catch (reason) {
    if (signal.aborted) throw abortError();
    return timed(unavailableVerdict(reason, notRun));
  }
  mark('compile');
  if (signal.aborted) throw abortError();
  if (!compiled.ok) return timed(compileErrorVerdict(compiled.errors, notRun));

  const { module, exports, stepBudget, scenarios } = exercise;
  const answer = compiled.code;
  const job = { run: createRunId(), answer, scenarios, module, exports, stepBudget, plan };
  let report: RunReport;
  try {
    report = await sandbox.run(job, signal);
  } catch (reason) {
    if (signal.aborted) throw abortError();
    return timed(unavailableVerdict(reason, notRun));
  }
  mark('run');
  const verdict = judgeRun({ source, map: compiled.map, exercise, plan, ...report });
  mark('judge');
  return timed(verdict);
}

function readTimings(
  begin: number,
  marks: readonly (readonly [string, number])[],
): Record<string, number> {
  const timings: Record<string, number> = {};
  let last = begin;
  for (const [stage, time] of marks) {
    timings[stage] = time - last;
    last = time;
  }
  return { ...timings, total: last - begin };
}
