import { expect, it } from 'vitest';
import { positionAt } from '../../../src/runner/compile/textPosition.ts';

it('gives the line and the column of an offset, both from 1', () => {
  expect(positionAt('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(positionAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
});
