import { describe, expect, it } from 'vitest';
import { listOf } from '../../../src/runner/judge/listOf.ts';

describe('the entries of what the sandbox reported', () => {
  it('are those of a list', () => {
    expect(listOf([1, null, 'x'])).toEqual([1, null, 'x']);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'abc'],
    ['an object with a length', { 0: 'a', length: 1 }],
  ])('are none of %s', (_, value) => {
    expect(listOf(value)).toEqual([]);
  });
});
