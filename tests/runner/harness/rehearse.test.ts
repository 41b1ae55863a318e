import { afterEach, describe, expect, it, vi } from 'vitest';
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
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return {
    done,
    rehearsal: {
      run(one: Job) {
        done.push(...one.plan.map(({ check }) => check));
        now += 10;
      },
      prepare: () => done.push('prepared'),
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('rehearse', () => {
  it('runs one check at a time, makes ready what each needs, and goes through them again', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    rehearse(job, rehearsal);
    expect(done).toEqual([]);
    vi.runAllTimers();
    const round = ['check1', 'check2', 'check3'];
    expect(done.slice(0, 6)).toEqual([...round, ...round.map(() => 'prepared')]);
    expect(done.slice(6, 12)).toEqual(round.flatMap((check) => [check, 'prepared']));
  });

  it('gives way to the real job after a check that took its turn', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    const end = rehearse(job, rehearsal);
    vi.advanceTimersToNextTimer();
    end();
    vi.runAllTimers();
    expect(done).toEqual(['check1']);
  });
});
