import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readInterleaving } from '../../../src/runner/judge/readInterleaving.ts';

const told = {
  tasks: ['A', 'T'],
  steps: [
    { task: 0, text: 'reads', site: { line: 3, column: 7 }, state: [['_refcount', '1']] },
    { task: 1, text: 'changes', state: [['_refcount', '2']] },
  ],
  wrongAt: 1,
  violation: 'A holds a page',
  schedule: 'AB',
};
const positionOf = (line: number, column: number) => ({ line: line + 10, column });

it('reads a told counterexample, with the reader’s lines', () => {
  expect(readInterleaving(told, positionOf)).toEqual({
    ...told,
    steps: [
      { task: 0, text: 'reads', position: { line: 13, column: 7 }, state: [['_refcount', '1']] },
      { task: 1, text: 'changes', state: [['_refcount', '2']] },
    ],
  });
});

const [step] = told.steps;

it.each([
  ['no record', null],
  ['a list', [told]],
  ['no violation', { ...told, violation: undefined }],
  ['no tasks', { ...told, tasks: [] }],
  ['too many tasks', { ...told, tasks: Array(9).fill('A') }],
  ['a task without a name', { ...told, tasks: ['A', {}] }],
  ['no steps', { ...told, steps: [] }],
  ['too many steps', { ...told, steps: Array(1_001).fill(step) }],
  ['a wrong step that is none', { ...told, wrongAt: 2 }],
  ['a step of nobody', { ...told, steps: [{ ...step, task: 2 }] }],
  ['a step of a negative task', { ...told, steps: [{ ...step, task: -1 }] }],
  ['a step that says too much', { ...told, steps: [{ ...step, text: 'a'.repeat(401) }] }],
  ['a state of triples', { ...told, steps: [{ ...step, state: [['a', 'b', 'c']] }] }],
  ['a state of objects', { ...told, steps: [{ ...step, state: [['a', {}]] }] }],
])('refuses %s', (_, wrong) => {
  expect(readInterleaving(wrong, positionOf)).toBeUndefined();
});

it('leaves a place out that is none', () => {
  const steps = [{ ...step, site: { line: '3', column: 7 } }];
  expect(readInterleaving({ ...told, steps, wrongAt: 0 }, positionOf)?.steps[0]).not.toHaveProperty(
    'position',
  );
});

it('never throws, whatever the sandbox sent', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, part) => {
      readInterleaving(value, positionOf);
      readInterleaving({ ...told, steps: [part] }, positionOf);
    }),
  );
});
