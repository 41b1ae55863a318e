import { describe, expect, it } from 'vitest';
import { judgeShown } from '../../../src/runner/judge/judgeShown.ts';

const symptom = 'an interleaving after which T sleeps on an idle page';
const otherwise = 'T ends in every interleaving';
const words = { symptom, fits: /^T sleeps on .* nobody holds/, otherwise };
const found = (violation: unknown) => ({ counterexample: { violation, steps: [] } });

describe('a search that has to find a symptom', () => {
  it('passes with the interleaving that has it', () => {
    const seen = found('T sleeps on page 3, which nobody holds');
    expect(judgeShown(seen, { ...words, hint: 'Put the last one.' })).toEqual({
      pass: true,
      expected: symptom,
      seen: symptom,
      interleaving: seen.counterexample,
    });
  });

  it('fails with another failure, and shows it', () => {
    const seen = found('BUG: T sleeps on page 3, which nobody holds');
    expect(judgeShown(seen, words)).toEqual({
      pass: false,
      expected: symptom,
      seen: 'BUG: T sleeps on page 3, which nobody holds',
      interleaving: seen.counterexample,
    });
  });

  it.each([
    ['saw every interleaving', true, otherwise],
    ['reached its bound', false, 'the search gave up'],
  ])('fails when it found none and %s', (_, complete, seen) => {
    expect(judgeShown({ counterexample: null, complete }, words)).toEqual({
      pass: false,
      expected: symptom,
      seen,
    });
  });

  it.each([
    ['nothing', undefined],
    ['a report without a counterexample', { complete: true }],
    ['a violation that is no text', found(['T sleeps on page 3, which nobody holds'])],
  ])('fails %s', (_, seen) => {
    expect(judgeShown(seen, words)).toMatchObject({ pass: false, seen: 'no report of the search' });
  });

  it.each([
    ['none', { counterexample: null, complete: true }],
    ['another failure', found('BUG')],
    ['nothing to read', undefined],
  ])('gives its hint when it found %s', (_, seen) => {
    expect(judgeShown(seen, { ...words, hint: 'Put the last one.' }).message).toBe(
      'Put the last one.',
    );
  });
});
