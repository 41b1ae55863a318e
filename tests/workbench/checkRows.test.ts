import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/runner/verdict.ts';
import { checkRows } from '../../src/workbench/checkRows.ts';

function check(id: string, release: string, changes: Partial<CheckResult> = {}): CheckResult {
  return { id, name: id, release, pass: true, trace: [], ...changes };
}

describe('the rows of the list of checks', () => {
  it('join the releases on which a check ends alike', () => {
    const rows = checkRows([check('a', '6.1'), check('b', '6.1'), check('a', '6.12')]);
    expect(rows.map((row) => [row.result.id, row.releases])).toEqual([
      ['a', ['6.1', '6.12']],
      ['b', ['6.1']],
    ]);
  });

  it('keep failures apart that show different things', () => {
    const rows = checkRows([
      check('a', '6.1', { pass: false, seen: 0 }),
      check('a', '6.12', { pass: false, seen: 1 }),
      check('a', '6.15', { pass: false, seen: 1 }),
      check('a', '6.18'),
    ]);
    expect(rows.map((row) => row.releases)).toEqual([['6.1'], ['6.12', '6.15'], ['6.18']]);
  });
});
