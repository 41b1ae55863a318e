import { readPositionMap } from '../compile/positionMap.ts';
import type { ExerciseBundle } from '../exerciseBundle.ts';
import type { PlannedCheck } from '../protocol/job.ts';
import type { Transcript } from '../protocol/transcript.ts';
import type { CheckName, CheckResult, Verdict } from '../verdict.ts';
import { type AnswerPositions, answerPositions } from './answerPositions.ts';
import { judgeCheck } from './judgeCheck.ts';
import { JudgeError } from './judgeError.ts';
import { nameChecks } from './nameChecks.ts';
import { readConsole } from './readConsole.ts';
import type { RunEnd } from './runEnd.ts';
import * as words from './wording.ts';

export interface JudgedRun {
  readonly source: string;
  /** The source map of the compiled answer. */
  readonly map: string;
  readonly exercise: ExerciseBundle;
  readonly plan: readonly PlannedCheck[];
  readonly transcript: Transcript;
  readonly end: RunEnd;
}

export type Untimed = Omit<Verdict, 'timings'>;

/**
 * Turns what a run reported into a verdict. The expected values are read here and nowhere else.
 * Whatever is not a complete, orderly set of passing observations is not a pass.
 */
export function judgeRun(run: JudgedRun): Untimed {
  const { exercise, plan, transcript, end } = run;
  const positions = answerPositions(run.source, readPositionMap(run.map));
  const names = nameChecks(exercise, plan);
  const base: Pick<Verdict, 'checks' | 'console' | 'errors' | 'notRun' | 'truncated'> = {
    checks: [],
    console: readConsole(transcript, positions),
    errors: [],
    notRun: [],
    truncated: transcript.truncated,
  };
  const fault = (reason: string): Untimed => ({
    ...base,
    kind: 'fault',
    ...words.faultWords(reason),
    notRun: names,
  });
  if (transcript.fault !== undefined) return fault(transcript.fault);
  if (plan.length === 0) return fault('the exercise has no checks');
  let checks: CheckResult[];
  try {
    checks = judgeRecords(run, positions);
  } catch (thrown) {
    if (thrown instanceof JudgeError) return fault(thrown.message);
    throw thrown;
  }
  const notRun = names.slice(checks.length);
  const last = transcript.records.at(-1);
  const open = last && !last.outcome ? checks.at(-1) : undefined;

  if (!transcript.done) {
    if (end.type === 'closed') return fault('it ended in the middle');
    const place = open?.position && { position: open.position };
    return end.type === 'timeout'
      ? {
          ...base,
          kind: 'timeout',
          ...words.timeoutWords(end.after, open, notRun),
          ...place,
          checks,
          notRun,
        }
      : { ...base, kind: 'crash', ...words.diedWords(end.text), ...place, checks, notRun };
  }
  if (transcript.loadError) {
    const position = positions.ofStack(transcript.loadError.stack);
    const error = { text: transcript.loadError.text, ...(position && { position }) };
    const place = position && { position };
    const text = words.loadErrorWords();
    return { ...base, kind: 'crash', ...text, ...place, errors: [error], notRun: names };
  }
  if (transcript.missing) {
    return { ...base, kind: 'fail', ...missingChecks(transcript.missing, names) };
  }
  if (notRun.length > 0 || open) return fault('not every check was reported');
  const failing = checks.find(({ pass }) => !pass);
  if (!failing) return { ...base, kind: 'pass', ...words.passWords(checks), checks };
  const place = failing.position && { position: failing.position };
  return { ...base, kind: 'fail', ...words.failWords(checks), ...place, checks };
}

function judgeRecords({ exercise, transcript }: JudgedRun, positions: AnswerPositions) {
  return transcript.records.map((record) => {
    const expectation = exercise.expected[record.check];
    if (!expectation) throw new JudgeError(`there is no expectation for ${record.check}`);
    return judgeCheck(record, expectation, exercise.exports, positions);
  });
}

function missingChecks(missing: readonly string[], names: readonly CheckName[]) {
  const text = words.missingWords(missing);
  const checks = names.map((name) => ({
    ...name,
    pass: false,
    message: text.headline,
    trace: [],
  }));
  return { ...text, checks };
}
