import { describe, expect, it } from 'vitest';
import { judgeFields } from '../../../src/runner/judge/judgeFields.ts';

const want = { count: 1, freed: [0], mapping: null };

describe('fields of what the sandbox reported', () => {
  it('pass when each is as wanted, whatever else there is', () => {
    const text = 'count: 1\nfreed: [0]\nmapping: null';
    const seen = { mapping: null, more: true, freed: [0], count: 1 };
    expect(judgeFields(seen, want)).toEqual({ pass: true, expected: text, seen: text });
  });

  it.each([
    ['another value', { ...want, count: 2 }, 'count: 2\nfreed: [0]\nmapping: null'],
    ['a number as text', { ...want, count: '1' }, 'count: "1"\nfreed: [0]\nmapping: null'],
    ['a list that goes on', { ...want, freed: [0, 0] }, 'count: 1\nfreed: [0,0]\nmapping: null'],
    ['a field less', { count: 1, freed: [0] }, 'count: 1\nfreed: [0]\nmapping: nothing'],
    ['an inherited field', Object.create(want), 'count: nothing\nfreed: nothing\nmapping: nothing'],
    ['nothing', undefined, 'count: nothing\nfreed: nothing\nmapping: nothing'],
  ])('fail with %s', (_, seen, text) => {
    expect(judgeFields(seen, want)).toMatchObject({ pass: false, seen: text });
  });

  it('are shown as the exercise says, and compared by their values', () => {
    expect(judgeFields({ entry: 'anon', count: '0' }, { entry: 'anon', count: 0 }, String)).toEqual(
      {
        pass: false,
        expected: 'entry: anon\ncount: 0',
        seen: 'entry: anon\ncount: 0',
      },
    );
  });
});
