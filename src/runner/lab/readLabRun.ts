import { readPositionMap } from '../compile/positionMap.ts';
import { answerPositions } from '../judge/answerPositions.ts';
import { explainThrown } from '../judge/explainThrown.ts';
import { readConsole } from '../judge/readConsole.ts';
import type { RunEnd } from '../judge/runEnd.ts';
import type { Thrown } from '../protocol/runMessage.ts';
import type { Transcript } from '../protocol/transcript.ts';
import type { VerdictError } from '../verdict.ts';
import type { LabOutcome } from './labOutcome.ts';
import { readLabReport } from './readLabReport.ts';

type Untimed = Omit<LabOutcome, 'total'>;

interface LabRun {
  readonly source: string;
  /** The source map of the compiled code. */
  readonly map: string;
  readonly transcript: Transcript;
  readonly end: RunEnd;
}

/** Turns what a lab's run reported into what is shown. Nothing is judged; a report out of order is shown as none. */
export function readLabRun({ source, map, transcript, end }: LabRun): Untimed {
  const positions = answerPositions(source, readPositionMap(map));
  const [record] = transcript.records;
  const base = {
    errors: [],
    console: readConsole(transcript, positions),
    trace: record?.trace ?? [],
    truncated: transcript.truncated,
  };
  const fault = (reason: string): Untimed => ({
    ...base,
    trace: [],
    kind: 'fault',
    headline: `The report from the sandbox was not in order: ${reason.replace(/\.?$/, '.')}`,
  });
  const threw = (thrown: Thrown, headline: string): Untimed => {
    const position = positions.ofStack(thrown.stack);
    const error: VerdictError = {
      text: explainThrown(thrown.text),
      ...(position && { position }),
    };
    return { ...base, kind: 'threw', headline, errors: [error] };
  };
  if (transcript.fault !== undefined) return fault(transcript.fault);
  if (!transcript.done) {
    switch (end.type) {
      case 'closed':
        return fault('it ended in the middle');
      case 'timeout':
        return {
          ...base,
          kind: 'timeout',
          headline: `The run was stopped after ${end.after / 1000} s.`,
          detail: 'Look for a loop that does not end, or make the case smaller.',
        };
      case 'died':
        return {
          ...base,
          kind: 'crash',
          headline: 'The sandbox broke down before the run was over.',
          detail: `${end.text.replace(/\.?$/, '.')} Most often that is memory. The next run gets a new sandbox.`,
        };
    }
  }
  if (transcript.loadError) {
    return threw(transcript.loadError, 'The code stopped with an error while it was loading.');
  }
  const outcome = record?.outcome;
  if (!outcome) return fault('nothing was reported');
  if (outcome.type === 'threw') return threw(outcome.thrown, 'The code stopped with an error.');
  const report = readLabReport(outcome.seen);
  if (!report) return fault('the state at the end could not be read');
  return { ...base, kind: 'ran', headline: headlineOf(report), report };
}

function headlineOf({ search, replay }: NonNullable<LabOutcome['report']>): string {
  if (!replay) return 'The code ran to its end.';
  if (!search) {
    return replay.violation === null
      ? 'The schedule ran, and nothing went wrong.'
      : `The schedule goes wrong: ${replay.violation.replace(/\.?$/, '.')}`;
  }
  const { schedules, method, complete, violation } = search;
  const count = schedules === 1 ? '1 schedule' : `${schedules.toLocaleString('en')} schedules`;
  const how = `${count} run (${method}${complete ? '' : ', not complete'})`;
  return violation === null
    ? `Nothing went wrong in ${how}.`
    : `One of ${how} goes wrong: ${violation.replace(/\.?$/, '.')}`;
}
