import type { Expectation, Judgement } from '../expectations.ts';
import type { Interleaving } from '../interleaving.ts';
import type { CheckRecord } from '../protocol/transcript.ts';
import type { SourcePosition } from '../sourcePosition.ts';
import type { TraceEvent } from '../traceEvent.ts';
import type { CheckResult, Place } from '../verdict.ts';
import type { AnswerPositions } from './answerPositions.ts';
import { explainThrown } from './explainThrown.ts';
import { JudgeError } from './judgeError.ts';
import { readInterleaving } from './readInterleaving.ts';

interface Placed {
  readonly place: Place;
  readonly position: SourcePosition;
}

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
  if (outcome?.type !== 'observed') {
    const message = outcome ? explainThrown(outcome.thrown.text) : 'It did not come to an end.';
    const stopped = placed('stopped', positions.ofStack(outcome?.thrown.stack ?? ''));
    return { ...base, pass: false, message, ...(stopped ?? lastPlace(trace, exports, positions)) };
  }
  const { interleaving: told, about, ...judgement } = callJudge(expectation, outcome.seen, release);
  const interleaving = readInterleaving(told, positions.ofSite);
  const judged = { ...base, ...judgement, ...(interleaving && { interleaving }) };
  if (judgement.pass) return judged;
  return {
    ...judged,
    ...(placed('lastCall', lastLine(interleaving)) ??
      placed('about', typeof about === 'string' ? positions.ofString(about) : undefined) ??
      lastPlace(trace, exports, positions)),
  };
}

/** The reader's line at the last step, up to where it goes wrong, that changed something; else at the last step. */
function lastLine(interleaving: Interleaving | undefined): SourcePosition | undefined {
  const { steps = [], wrongAt = 0 } = interleaving ?? {};
  const own = steps.filter(({ position }) => position !== undefined);
  const changing = steps.findLast(
    ({ position, state }, at) =>
      position !== undefined &&
      at <= wrongAt &&
      JSON.stringify(state) !== JSON.stringify(steps[at - 1]?.state),
  );
  return (changing ?? own.at(-1))?.position;
}

function lastPlace(
  trace: readonly TraceEvent[],
  exports: readonly string[],
  positions: AnswerPositions,
): Placed | undefined {
  return (
    placed('lastCall', positions.ofTrace(trace)) ??
    placed('declaration', positions.ofDeclaration(exports))
  );
}

function placed(place: Place, position: SourcePosition | undefined): Placed | undefined {
  return position && { place, position };
}

function callJudge(expectation: Expectation, seen: unknown, release: string): Judgement {
  try {
    const judgement = expectation.judge(seen, { release });
    return { ...judgement, pass: judgement.pass === true };
  } catch (thrown) {
    throw new JudgeError(`the judge of "${expectation.name}" stopped: ${thrown}`);
  }
}
