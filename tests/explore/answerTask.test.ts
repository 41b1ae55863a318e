import { expect, it } from 'vitest';
import { answerTask } from '../../src/explore/answerTask.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';

it('runs the function of the answer as a task, with the kernel and what it is given', () => {
  const machine = boot({ release: '6.12' });
  const answer = {
    *take(k: unknown, ...rest: unknown[]) {
      return [k === machine.k, ...rest];
    },
  };
  const seen = machine.call(machine.task('A'), answerTask(answer, 'take', 7, 'more'));
  expect(seen).toEqual([true, 7, 'more']);
});

it.each([
  ['returns nothing', () => undefined],
  ['returns null', () => null],
  ['returns a number', () => 1],
])('says that a function which %s is no generator', (_, take) => {
  const machine = boot({ release: '6.12' });
  expect(() => machine.call(machine.task('A'), answerTask({ take }, 'take'))).toThrow(
    'take() is a plain function: begin it with "function*".',
  );
});
