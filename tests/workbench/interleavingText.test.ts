import { expect, it } from 'vitest';
import type { Interleaving } from '../../src/runner/interleaving.ts';
import { changedBy, interleavingText } from '../../src/workbench/interleavingText.ts';

const interleaving: Interleaving = {
  tasks: ['A', 'truncate'],
  steps: [
    { task: 0, text: 'reads the entry', position: { line: 7, column: 1 }, state: [['count', '1']] },
    { task: 1, text: 'clears the entry', state: [['count', '1']] },
    { task: 0, text: 'takes a reference', state: [['count', '2']] },
  ],
  wrongAt: 2,
  violation: 'A holds a page that is gone',
  schedule: 'ABA',
};

it('says what a step changed, and everything for the first one', () => {
  expect(changedBy(interleaving.steps, 0)).toEqual([['count', '1']]);
  expect(changedBy(interleaving.steps, 1)).toEqual([]);
  expect(changedBy(interleaving.steps, 2)).toEqual([['count', '2']]);
});

it('prints a line a step, what changed, and where it goes wrong', () => {
  expect(interleavingText(interleaving).split('\n')).toEqual([
    'Schedule ABA: A holds a page that is gone',
    '',
    '1 A         reads the entry [line 7]',
    '            count: 1',
    '2 truncate  clears the entry',
    '3 A         takes a reference',
    '            count: 2',
    '            ^^^ from here on: A holds a page that is gone',
  ]);
});
