import { expect, test } from 'vitest';
import { ledgerSteps } from '../../../src/figures/ledger/ledgerSteps.ts';
import { idleAtOne } from '../../../src/figures/ledger/stories/idleAtOne.ts';

test('there is a step for each column, with its act and the counts after it', () => {
  const data = idleAtOne('6.1');
  const { steps, acts, column } = ledgerSteps(data);
  expect(steps.map(({ fn, act }) => [fn, act])).toEqual(
    data.columns.map(({ fn, act }) => [fn, act]),
  );
  expect(acts).toEqual(data.acts);
  for (const [at, { text }] of steps.entries()) {
    expect(text).toContain(`Now ${data.columns[at]?.refcount} held`);
  }
  expect(column).toBeGreaterThan(30);
});
