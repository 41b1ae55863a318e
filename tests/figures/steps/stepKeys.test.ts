import { expect, it, vi } from 'vitest';
import { stepKeys } from '../../../src/figures/steps/stepKeys.ts';

const none = { altKey: false, ctrlKey: false, metaKey: false };

function press(key: string, more: Partial<Parameters<typeof stepKeys>[1]> = {}, modifiers = none) {
  const onGo = vi.fn();
  const preventDefault = vi.fn();
  stepKeys({ ...modifiers, key, preventDefault }, { at: 3, last: 7, onGo, ...more });
  expect(preventDefault).toHaveBeenCalledTimes(onGo.mock.calls.length);
  return onGo.mock.calls.map(([step]) => step);
}

it.each([
  ['ArrowRight', 4],
  ['ArrowLeft', 2],
  ['Home', 0],
  ['End', 7],
])('goes with %s to step %i', (key, step) => {
  expect(press(key)).toEqual([step]);
});

it('stays within the steps', () => {
  expect(press('ArrowRight', { at: 7 })).toEqual([7]);
  expect(press('ArrowLeft', { at: 0 })).toEqual([0]);
});

it('leaves other keys, and those with a modifier, alone', () => {
  expect(press('a')).toEqual([]);
  expect(press('ArrowDown')).toEqual([]);
  expect(press('ArrowRight', {}, { ...none, ctrlKey: true })).toEqual([]);
});

it('steps up and down where it is asked to, and on to where it is told', () => {
  expect(press('ArrowDown', { vertical: true, forward: 0 })).toEqual([0]);
  expect(press('ArrowUp', { vertical: true })).toEqual([2]);
});
