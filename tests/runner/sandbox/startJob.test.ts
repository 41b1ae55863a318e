import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../src/runner/protocol/job.ts';
import type { Frame } from '../../../src/runner/sandbox/openFrame.ts';
import { startJob } from '../../../src/runner/sandbox/startJob.ts';

const job: Job = {
  run: 'job',
  answer: '',
  scenarios: '',
  module: 'simkernel',
  exports: [],
  stepBudget: 1,
  plan: [],
};

/** A frame whose worker takes each job up after some milliseconds, or never. */
function frameThat(takesUpAfter: number | null, isWarm = true) {
  const calls: string[] = [];
  const frame: Frame = {
    run(text) {
      calls.push('run');
      if (takesUpAfter === null) return;
      expect(JSON.parse(text)).toEqual(job);
      const started = '{"run":"job","type":"started"}';
      setTimeout(() => frame.onEvent({ type: 'message', text: started }), takesUpAfter);
    },
    rehearse() {},
    async kill() {
      calls.push('kill');
    },
    isWarm,
    onEvent: () => {},
    close() {},
  };
  return { frame, calls };
}

/** Starts the job, and gives what became of it and after how many milliseconds. */
async function started(
  frame: Frame,
  open: () => Promise<Frame>,
  isCalledOff: () => boolean = () => false,
) {
  const begun = Date.now();
  const outcome = startJob(job, frame, { open, isCalledOff }).then(
    (taken) => taken.frame,
    (reason: Error) => reason.message,
  );
  await vi.runAllTimersAsync();
  return { outcome: await outcome, last: Date.now() - begun };
}

const later = (frame: Frame, milliseconds: number) => () =>
  new Promise<Frame>((resolve) => setTimeout(resolve, milliseconds, frame));
const never = () => Promise.reject(new Error('no second frame'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startJob', () => {
  it('takes the frame that begins in time, and opens no other', async () => {
    const first = frameThat(300);
    const open = vi.fn(never);
    expect((await started(first.frame, open)).outcome).toBe(first.frame);
    expect(open).not.toHaveBeenCalled();
  });

  it('gives the job to another frame when the first stays silent', async () => {
    const [first, second] = [frameThat(null), frameThat(50)];
    expect((await started(first.frame, later(second.frame, 500))).outcome).toBe(second.frame);
    expect([first.calls, second.calls]).toEqual([['run'], ['run']]);
  });

  it('waits longer for a worker that is still warming', async () => {
    const first = frameThat(900, false);
    const open = vi.fn(never);
    expect((await started(first.frame, open)).outcome).toBe(first.frame);
    expect(open).not.toHaveBeenCalled();
  });

  it('keeps the first frame that begins late, and gives the other nothing to do', async () => {
    const [first, second] = [frameThat(600), frameThat(50)];
    expect((await started(first.frame, later(second.frame, 500))).outcome).toBe(first.frame);
    expect(second.calls).toEqual([]);
  });

  it('calls the second frame off when the first begins before it', async () => {
    const [first, second] = [frameThat(1_000), frameThat(700)];
    expect((await started(first.frame, later(second.frame, 100))).outcome).toBe(first.frame);
    expect(second.calls).toEqual(['run', 'kill']);
  });

  it('goes on waiting for the first frame when no other can be opened', async () => {
    const first = frameThat(1_500);
    expect((await started(first.frame, never)).outcome).toBe(first.frame);
  });

  it('gives nobody the job once it is called off', async () => {
    const [first, second] = [frameThat(null), frameThat(50)];
    const { outcome } = await started(first.frame, later(second.frame, 500), () => true);
    expect(outcome).toBe('the sandbox does not start');
    expect(second.calls).toEqual([]);
  });

  it('says within 3 s that none begins', async () => {
    const [first, second] = [frameThat(null), frameThat(null)];
    const { outcome, last } = await started(first.frame, later(second.frame, 200));
    expect(outcome).toBe('the sandbox does not start');
    expect(last).toBeLessThan(3_000);
  });
});
