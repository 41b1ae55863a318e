import { describe, expect, it } from 'vitest';
import type { ExerciseBundle } from '../../../src/runner/exerciseBundle.ts';
import { planChecks } from '../../../src/runner/protocol/planChecks.ts';

const judge = () => ({ pass: false, expected: '', seen: '' });

describe('planChecks', () => {
  it('goes release by release and leaves out what a check is not for', () => {
    const exercise = {
      releases: ['6.1', '7.2'],
      expected: { all: { name: 'all', judge }, old: { name: 'old', releases: ['6.1'], judge } },
    } as unknown as ExerciseBundle;
    expect(planChecks(exercise)).toEqual([
      { check: 'all', release: '6.1' },
      { check: 'old', release: '6.1' },
      { check: 'all', release: '7.2' },
    ]);
  });
});
