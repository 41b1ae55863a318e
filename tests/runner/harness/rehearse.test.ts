import { describe, expect, it, vi } from 'vitest';
import { rehearse } from '../../../src/runner/harness/rehearse.ts';

const plan = [1, 2, 3].map((number) => ({ check: `check${number}`, release: '7.2' }));
const job = {
  run: 'rehearsal',
  answer: '',
  scenarios: '',
  module: 'simkernel',
  exports: [],
  stepBudget: 1,
  plan,
};

describe('rehearse', () => {
  it('runs one check at a time, and all of them', () => {
    vi.useFakeTimers();
    const ran: string[][] = [];
    rehearse(job, ({ plan }) => ran.push(plan.map(({ check }) => check)));
    expect(ran).toEqual([]);
    vi.runAllTimers();
    expect(ran).toEqual([['check1'], ['check2'], ['check3']]);
    vi.useRealTimers();
  });

  it('gives way to the real job between two checks', () => {
    vi.useFakeTimers();
    const ran: string[] = [];
    const end = rehearse(job, ({ plan }) => ran.push(plan[0]?.check ?? ''));
    vi.runOnlyPendingTimers();
    end();
    vi.runAllTimers();
    expect(ran).toEqual(['check1']);
    vi.useRealTimers();
  });
});
