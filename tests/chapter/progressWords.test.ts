import { expect, it } from 'vitest';
import { progressWords } from '../../src/chapter/progressWords.ts';

it('says nothing of what was not attempted', () => {
  expect(progressWords([null])).toBeNull();
  expect(progressWords([null, null])).toBeNull();
  expect(progressWords([])).toBeNull();
});

it('says of one exercise how far it is', () => {
  expect(progressWords(['solved'])).toEqual({ shown: '✓ solved', spoken: null });
  expect(progressWords(['tried'])?.shown).toBe('attempted');
  expect(progressWords(['older'])?.shown).toBe('solved in an earlier version');
});

it('counts several, and spells the count out for those who hear it', () => {
  expect(progressWords(['solved', 'older', null])).toEqual({
    shown: '1/3',
    spoken: ', 1 of 3 exercises solved, 1 in an earlier version',
  });
  expect(progressWords(['tried', null])?.shown).toBe('0/2');
});
