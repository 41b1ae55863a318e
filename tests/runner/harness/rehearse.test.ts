import { describe, expect, it, vi } from 'vitest';
import { rehearse } from '../../../src/runner/harness/rehearse.ts';
import type { Job } from '../../../src/runner/protocol/job.ts';

const plan = [1, 2, 3].map((number) => ({ check: `check${number}`, release: '7.2' }));
const job: Job = {
  run: 'rehearsal',
  answer: '',
  scenarios: '',
  module: 'simkernel',
  exports: [],
  stepBudget: 1,
  plan,
};

function listen() {
  const done: string[] = [];
  return {
    done,
    rehearsal: {
      run: (one: Job) => done.push(...one.plan.map(({ check }) => check)),
      prepare: () => done.push('prepared'),
    },
  };
}

describe('rehearse', () => {
  it('runs one check at a time, all of them in rounds, and then makes ready one of each', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    rehearse(job, rehearsal);
    expect(done).toEqual([]);
    vi.runAllTimers();
    const round = ['check1', 'check2', 'check3'];
    expect(done.slice(0, 6)).toEqual([...round, ...round]);
    expect(done.slice(-4)).toEqual(['check3', 'prepared', 'prepared', 'prepared']);
    vi.useRealTimers();
  });

  it('gives way to the real job between two checks', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    const end = rehearse(job, rehearsal);
    vi.runOnlyPendingTimers();
    end();
    vi.runAllTimers();
    expect(done).toEqual(['check1']);
    vi.useRealTimers();
  });
});
