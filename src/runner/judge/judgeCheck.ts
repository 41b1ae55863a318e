import type { Expectation, Judgement } from '../expectations.ts';
import type { CheckRecord } from '../protocol/transcript.ts';
import type { CheckResult } from '../verdict.ts';
import type { AnswerPositions } from './answerPositions.ts';
import { explainThrown } from './explainThrown.ts';
import { JudgeError } from './judgeError.ts';

/**
 * Judges one check as far as it came.
 *
 * @throws JudgeError when the expectation's judge throws or answers nothing.
 */
export function judgeCheck(
  { check, release, trace, outcome }: CheckRecord,
  expectation: Expectation,
  exports: readonly string[],
  positions: AnswerPositions,
): CheckResult {
  const base = { id: check, name: expectation.name, release, trace };
  const lastPlace = () => positions.ofTrace(trace) ?? positions.ofDeclaration(exports);
  if (outcome?.type !== 'observed') {
    const position = positions.ofStack(outcome?.thrown.stack ?? '') ?? lastPlace();
    const message = outcome ? explainThrown(outcome.thrown.text) : 'It did not come to an end.';
    return { ...base, pass: false, message, ...(position && { position }) };
  }
  const judgement = callJudge(expectation, outcome.seen, release);
  const position = judgement.pass ? undefined : lastPlace();
  return { ...base, ...judgement, ...(position && { position }) };
}

function callJudge(expectation: Expectation, seen: unknown, release: string): Judgement {
  try {
    const judgement = expectation.judge(seen, { release });
    return { ...judgement, pass: judgement.pass === true };
  } catch (thrown) {
    throw new JudgeError(`the judge of "${expectation.name}" stopped: ${thrown}`);
  }
}
