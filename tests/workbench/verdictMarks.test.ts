import { describe, expect, it } from 'vitest';
import type { CheckResult, Verdict } from '../../src/runner/verdict.ts';
import { verdictMarks } from '../../src/workbench/verdictMarks.ts';

function verdict(changes: Partial<Verdict>): Verdict {
  return {
    kind: 'fail',
    headline: 'One check fails.',
    checks: [],
    console: [],
    errors: [],
    notRun: [],
    truncated: false,
    timings: {},
    ...changes,
  };
}

function check(release: string, changes: Partial<CheckResult> = {}): CheckResult {
  return { id: 'errno', name: 'the errno is kept', release, pass: false, trace: [], ...changes };
}

describe('the marks of a verdict', () => {
  it('are the places of its errors', () => {
    const errors = [
      { text: 'Expected ";"', position: { line: 3, column: 5 } },
      { text: 'no place' },
    ];
    expect(verdictMarks(verdict({ kind: 'compileError', errors }))).toEqual([
      { text: 'Expected ";"', position: { line: 3, column: 5 } },
    ]);
  });

  it('name the failing check, once for all releases', () => {
    const position = { line: 8, column: 1 };
    const checks = [check('6.1', { position }), check('6.12', { position })];
    expect(verdictMarks(verdict({ checks }))).toEqual([
      { text: 'Fails: the errno is kept', position },
    ]);
  });

  it('are one a line, with everything that is said about it', () => {
    const position = { line: 8, column: 1 };
    const checks = [
      check('6.1', { position }),
      check('6.1', { name: 'the waiter wakes', position }),
    ];
    expect(verdictMarks(verdict({ checks }))).toEqual([
      { text: 'Fails: the errno is kept\nFails: the waiter wakes', position },
    ]);
  });

  it('leave passing checks alone', () => {
    const checks = [check('6.1', { pass: true, position: { line: 1, column: 1 } })];
    expect(verdictMarks(verdict({ kind: 'pass', checks }))).toEqual([]);
  });

  it('fall back to the place of the verdict', () => {
    const position = { line: 2, column: 3 };
    expect(verdictMarks(verdict({ kind: 'timeout', headline: 'Stopped.', position }))).toEqual([
      { text: 'Stopped.', position },
    ]);
  });
});
