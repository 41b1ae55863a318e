import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transformOptions } from '../../../src/runner/compile/transformOptions.ts';
import { compileErrorVerdict } from '../../../src/runner/judge/compileErrorVerdict.ts';
import { judgeRun } from '../../../src/runner/judge/judgeRun.ts';
import type { RunEnd } from '../../../src/runner/judge/runEnd.ts';
import { unavailableVerdict } from '../../../src/runner/judge/unavailableVerdict.ts';
import { planChecks } from '../../../src/runner/protocol/planChecks.ts';
import {
  emptyTranscript,
  type Outcome,
  type Transcript,
} from '../../../src/runner/protocol/transcript.ts';
import { exercise } from '../fixture/exercise.ts';

const source = 'export const page_ref_add_unless_zero = () => true;\n';
const { map } = transformSync(source, transformOptions);
const plan = planChecks(exercise);
const closed: RunEnd = { type: 'closed' };

const right = (check: string): Outcome => ({
  type: 'observed',
  seen:
    check === 'takes-a-reference'
      ? { returned: true, count: 2, counted: [1, 2], splats: [] }
      : { returned: false, count: 0, counted: [1, 2], splats: [] },
});

function transcriptOf(outcomes: readonly (Outcome | undefined)[], done: boolean): Transcript {
  const records = outcomes.map((outcome, index) => {
    const planned = plan[index];
    if (!planned) throw new Error('more outcomes than checks');
    return { ...planned, trace: [], ...(outcome && { outcome }) };
  });
  return { ...emptyTranscript(), started: true, records, done };
}

const judge = (transcript: Transcript, end: RunEnd = closed) =>
  judgeRun({ source, map, exercise, plan, transcript, end });
const allRight = () =>
  transcriptOf(
    plan.map(({ check }) => right(check)),
    true,
  );
const thrown = { text: 'Error: x', stack: '' };

describe('judgeRun', () => {
  it('passes a complete set of passing observations', () => {
    expect(judge(allRight())).toMatchObject({ kind: 'pass', notRun: [] });
  });

  it('does not pass the same set when anything is missing from it', () => {
    const { records } = allRight();
    expect(judge({ ...allRight(), done: false }).kind).toBe('fault');
    expect(judge({ ...allRight(), fault: 'x' }).kind).toBe('fault');
    expect(judge({ ...allRight(), records: records.slice(0, -1) }).kind).toBe('fault');
    expect(judge({ ...allRight(), records: [] }).kind).toBe('fault');
    expect(judge({ ...allRight(), missing: ['x'] }).kind).toBe('fail');
    expect(judge({ ...allRight(), loadError: thrown }).kind).toBe('crash');
    expect(
      judgeRun({ source, map, exercise, plan: [], transcript: allRight(), end: closed }).kind,
    ).toBe('fault');
  });

  it('passes nothing that is not the expected observation, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (seen) => {
        const outcomes = plan.map((): Outcome => ({ type: 'observed', seen }));
        expect(judge(transcriptOf(outcomes, true)).kind).toBe('fail');
      }),
    );
  });

  it('gives a fault when a judge stops on what it is shown', () => {
    const brittle = {
      ...exercise,
      expected: {
        'takes-a-reference': {
          name: 'brittle',
          judge: () => {
            throw new Error('no such field');
          },
        },
      },
    };
    const verdict = judgeRun({
      source,
      map,
      exercise: brittle,
      plan,
      transcript: allRight(),
      end: closed,
    });
    expect(verdict).toMatchObject({
      kind: 'fault',
      detail: expect.stringContaining('no such field'),
    });
  });

  it('takes only true for a pass, not something that is like it', () => {
    const lax = Object.fromEntries(
      Object.entries(exercise.expected).map(([id, expectation]) => [
        id,
        {
          ...expectation,
          judge: () => ({ pass: 1 as unknown as boolean, expected: '', seen: '' }),
        },
      ]),
    );
    const transcript = allRight();
    const verdict = judgeRun({
      source,
      map,
      exercise: { ...exercise, expected: lax },
      plan,
      transcript,
      end: closed,
    });
    expect(verdict.kind).toBe('fail');
  });

  it('keeps what came before a timeout, and names the check that hung and those that did not run', () => {
    const transcript = transcriptOf([right('takes-a-reference'), undefined], false);
    transcript.console.push({
      level: 'log',
      text: 'here',
      stack: '',
      check: 'leaves-zero-alone',
      release: '6.1',
    });
    const verdict = judge(transcript, { type: 'timeout', after: 1_500 });
    expect(verdict).toMatchObject({
      kind: 'timeout',
      headline: 'The run was stopped after 1.5 s, in "a page that nobody holds stays at 0" on 6.1.',
      checks: [{ pass: true }, { pass: false, position: { line: 1 } }],
      notRun: [{ release: '6.12' }, { release: '6.12' }],
      console: [{ text: 'here' }],
    });
  });

  it('keeps the result of a run that ended just before its worker died', () => {
    expect(judge(allRight(), { type: 'died', text: 'x' }).kind).toBe('pass');
    expect(judge(allRight(), { type: 'timeout', after: 1_500 }).kind).toBe('pass');
  });

  it('words each kind of verdict differently, with something to do about it', () => {
    const wrong: Outcome = { type: 'threw', thrown };
    const verdicts = [
      judge(allRight()),
      judge(transcriptOf([wrong, wrong, wrong, wrong], true)),
      compileErrorVerdict([{ text: 'Unexpected "="', position: { line: 2, column: 3 } }], []),
      judge(transcriptOf([undefined], false), { type: 'timeout', after: 1_500 }),
      judge(transcriptOf([undefined], false), { type: 'died', text: 'out of memory' }),
      judge({ ...allRight(), fault: 'a message came twice' }),
    ];
    expect(verdicts.map(({ kind }) => kind)).toEqual([
      'pass',
      'fail',
      'compileError',
      'timeout',
      'crash',
      'fault',
    ]);
    expect(new Set(verdicts.map(({ headline }) => headline)).size).toBe(6);
    for (const { kind, headline, detail } of verdicts) {
      expect(headline).toMatch(/^[A-Z0-9].*\.$/);
      if (kind !== 'pass') expect(detail).toMatch(/\.$/);
    }
  });

  it('says that nothing was run when the runner cannot be loaded', () => {
    const verdict = unavailableVerdict(new Error('esbuild.wasm answered 404'), []);
    expect(verdict).toMatchObject({
      kind: 'fault',
      detail: expect.stringContaining('Check the connection'),
      errors: [{ text: 'esbuild.wasm answered 404' }],
    });
  });
});
