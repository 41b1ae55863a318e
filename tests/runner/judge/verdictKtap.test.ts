import { describe, expect, it } from 'vitest';
import { verdictKtap } from '../../../src/runner/judge/verdictKtap.ts';
import type { Verdict } from '../../../src/runner/verdict.ts';

const base: Verdict = {
  kind: 'pass',
  headline: 'The check passes on 6.1.',
  checks: [],
  console: [],
  errors: [],
  notRun: [],
  truncated: false,
  timings: { total: 12.5 },
};
const check = { id: 'a', name: 'first', release: '6.1', pass: true, trace: [] };

describe('verdictKtap', () => {
  it('says how the run ended before the tests, and ends with a line break', () => {
    expect(verdictKtap('part/slug', { ...base, checks: [check] })).toBe(
      [
        'KTAP version 1',
        '1..1',
        '# The check passes on 6.1.',
        '  KTAP version 1',
        '  1..1',
        '  ok 1 first',
        'ok 1 part/slug on 6.1',
        '',
      ].join('\n'),
    );
  });

  it('names the line of a failure and what the line is', () => {
    const position = { line: 4, column: 3 };
    const failing = { ...check, pass: false, position, place: 'lastCall' as const };
    expect(verdictKtap('s', { ...base, kind: 'fail', checks: [failing] })).toContain(
      '  not ok 1 first\n  # place: the last call of the code before that is at line 4, column 3\n',
    );
  });

  it('passes no check that a stopped run did not finish or reach', () => {
    const hung = { ...check, pass: false };
    const notRun = [{ id: 'b', name: 'second', release: '6.1' }];
    const text = verdictKtap('s', { ...base, kind: 'timeout', checks: [hung], notRun });
    expect(text).toContain('  not ok 1 first # TIMEOUT\n');
    expect(text).toContain('  not ok 2 second # SKIP the run did not reach it\n');
    expect(text).toContain('\nnot ok 1 s on 6.1\n');
  });

  it('lists compile errors with their places, and an exercise without checks has no tests', () => {
    const errors = [
      { text: 'Expected ";"', position: { line: 1, column: 7 } },
      { text: 'two\nlines' },
    ];
    const text = verdictKtap('s', {
      ...base,
      kind: 'compileError',
      headline: 'It does not.',
      errors,
    });
    expect(text).toBe(
      'KTAP version 1\n1..0\n# It does not.\n# line 1, column 7: Expected ";"\n# two\n# lines\n',
    );
  });
});
