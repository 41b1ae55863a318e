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
        done.push(...one.plan.map(({ check }) => `${one.answer}${check}`));
        now += 10;
      },
      prepare: () => done.push('prepared'),
      later: (next: () => void) => setTimeout(next),
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('rehearse', () => {
  it('runs one check at a time, makes ready what each of one run needs, and goes through them again', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    rehearse([job, { ...job, answer: 'other ' }], rehearsal);
    expect(done).toEqual([]);
    vi.runAllTimers();
    const checks = ['check1', 'check2', 'check3'];
    const both = [...checks, ...checks.map((check) => `other ${check}`)];
    expect(done.slice(0, 9)).toEqual([...both, ...checks.map(() => 'prepared')]);
    expect(done.slice(9, 21)).toEqual(both.flatMap((check) => [check, 'prepared']));
  });

  it('is over after a while, however long a check takes', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    rehearse([job], rehearsal);
    vi.runAllTimers();
    expect(done.length).toBeGreaterThan(6);
    const ofAllRounds = done.length;
    done.length = 0;
    const run = (one: Job) => {
      for (let time = 0; time < 4; time += 1) rehearsal.run(one);
    };
    rehearse([job], { ...rehearsal, run });
    vi.runAllTimers();
    expect(done.filter((step) => step === 'prepared').length).toBeLessThan(ofAllRounds / 2);
  });

  it('gives way to the real job after a check that took its turn', () => {
    vi.useFakeTimers();
    const { done, rehearsal } = listen();
    const end = rehearse([job], rehearsal);
    vi.advanceTimersToNextTimer();
    end();
    vi.runAllTimers();
    expect(done).toEqual(['check1']);
  });
});
