import { describe, expect, it } from 'vitest';
import { judgeReview } from '../../../src/runner/judge/judgeReview.ts';

const faults = [
  { lines: [7, 9], invariants: ['I15', 'I1'] },
  { lines: [20], invariants: ['I5'] },
];
const checks = judgeReview(faults);
const broken = { I15: 'a page names a list', I1: 'a page names a list', I5: 'nobody was woken' };

const judge = (check: string, findings: unknown, after: unknown = broken, before: unknown = {}) =>
  checks[check]?.judge({ findings, before, after }, { release: '6.1' });

const all = [
  { line: 9, invariant: 'I1' },
  { line: 20, invariant: 'I5' },
];

describe('the checks of a review', () => {
  it.each([
    ['the first of several lines', [{ line: 7, invariant: 'I15' }, all[1]]],
    ['another line and another invariant of the same fault', all],
    ['one fault named twice', [{ line: 7, invariant: 'I15' }, ...all]],
    ['fields besides', all.map((finding) => ({ ...finding, why: 'lru' }))],
  ])('pass %s', (_, findings) => {
    expect(judge('findings-hold', findings)?.pass).toBe(true);
    expect(judge('nothing-missed', findings)?.pass).toBe(true);
  });

  it('tell of each finding what is wrong with it, and not where the fault is', () => {
    const { pass, seen } =
      judge('findings-hold', [
        { line: 7, invariant: 'I4' },
        { line: 8, invariant: 'I15' },
        { line: 8, invariant: 'I4' },
        { line: 20, invariant: 'I5' },
      ]) ?? {};
    expect(pass).toBe(false);
    expect(seen).toBe(
      [
        'line 7, I4: at fault, and breaks another one',
        'line 8, I15: the patch breaks it, and not by this line',
        'line 8, I4: sound, as far as this one goes',
        'line 20, I5: at fault, and breaks it',
      ].join('\n'),
    );
  });

  it('say after a pass what the simulation saw', () => {
    expect(judge('findings-hold', all)?.message).toBe(
      'With the patch, the simulation has broken I1: a page names a list I5: nobody was woken',
    );
  });

  it('count the faults that are found', () => {
    const judgement = judge('nothing-missed', [all[0], { line: 20, invariant: 'I6' }]);
    expect(judgement).toEqual({ pass: false, expected: '2 faults found', seen: '1 fault found' });
  });

  it.each([
    ['no finding', []],
    ['more findings than the patch can have', Array.from({ length: 8 }, () => all[0])],
    ['text', 'line 7, I15'],
    ['a number as text', [{ line: '7', invariant: 'I15' }]],
    ['an invariant that there is not', [{ line: 7, invariant: 'I18' }]],
    ['a line 0', [{ line: 0, invariant: 'I15' }]],
    ['a finding of null', [null]],
    ['nothing', undefined],
  ])('fail %s', (_, findings) => {
    expect(judge('findings-hold', findings)?.pass).toBe(false);
    expect(judge('nothing-missed', findings)?.pass).toBe(false);
  });

  it.each([
    ['does not show', { I15: '', I1: '' }, {}],
    ['shows before the patch as well', broken, { I5: 'nobody was woken' }],
    ['is silent about', null, null],
  ])('fail what the simulation %s', (_, after, before) => {
    expect(judge('findings-hold', all, after, before)?.pass).toBe(false);
    expect(judge('nothing-missed', all, after, before)?.pass).toBe(false);
  });
});
