import { describe, expect, it } from 'vitest';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';

const claim = 'no page is lost, in every interleaving';
const words = { claim, tooMany: 'There are too many steps.' };
const found = (violation: unknown) => ({ counterexample: { violation, steps: [] } });

describe('a search that has to find nothing', () => {
  it('passes when it saw every interleaving', () => {
    expect(judgeSearch({ counterexample: null, complete: true, schedules: 2 }, words)).toEqual({
      pass: true,
      expected: claim,
      seen: claim,
    });
  });

  it.each([
    ['that reached its bound', { complete: false, schedules: 2_000 }],
    ['of one interleaving', { complete: true, schedules: 1 }],
    ['that does not say how many', { complete: true }],
    ['that says so in text', { complete: true, schedules: '2' }],
    ['complete by a word', { complete: 'true', schedules: 2 }],
  ])('fails one %s', (_, report) => {
    expect(judgeSearch({ counterexample: null, ...report }, words)).toEqual({
      pass: false,
      expected: claim,
      seen: 'the search gave up',
      message: 'There are too many steps.',
    });
  });

  it('may have one interleaving where that is said, and never none', () => {
    const judge = (schedules: number) =>
      judgeSearch({ counterexample: null, complete: true, schedules }, { ...words, fewest: 1 });
    expect(judge(1).pass).toBe(true);
    expect(judge(0).pass).toBe(false);
  });

  it('shows the interleaving that went wrong', () => {
    const seen = found('I4: page 3 is freed twice');
    expect(judgeSearch(seen, { ...words, endless: 'It starts over.' })).toEqual({
      pass: false,
      expected: claim,
      seen: 'I4: page 3 is freed twice',
      interleaving: seen.counterexample,
    });
  });

  it('explains an interleaving without an end', () => {
    const judge = (endless?: string) =>
      judgeSearch(found('does not end'), { ...words, ...(endless !== undefined && { endless }) });
    expect(judge('It starts over.')).toMatchObject({ pass: false, message: 'It starts over.' });
    expect(judge()).not.toHaveProperty('message');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a report without a counterexample', { complete: true, schedules: 9 }],
    ['an inherited report', Object.create({ counterexample: null, complete: true, schedules: 9 })],
    ['a violation that is no text', found(3)],
  ])('fails %s', (_, seen) => {
    expect(judgeSearch(seen, words)).toMatchObject({
      pass: false,
      seen: 'no report of the search',
    });
  });
});
