import { Worker } from 'node:worker_threads';
import type { RunEnd } from '../judge/runEnd.ts';
import type { RunReport } from '../judge/runReport.ts';
import { acceptPost } from '../protocol/acceptPost.ts';
import type { Job } from '../protocol/job.ts';
import { emptyTranscript } from '../protocol/transcript.ts';
import { progressOf, type RunClock } from '../sandbox/runClock.ts';
import { withTimeLimit } from '../withTimeLimit.ts';
import { workerThreadText } from './workerThreadText.ts';

/** A thread that can be ended has ended within this time, in ms. */
const TERMINATE_BUDGET = 1_000;

/** Runs one job in a worker thread of its own and ends the thread, whatever becomes of the job. */
export function runWorkerThread(workerText: string, job: Job, clock: RunClock): Promise<RunReport> {
  const transcript = emptyTranscript();
  const worker = new Worker(workerThreadText(workerText), {
    eval: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise((resolve) => {
    let watchdog: NodeJS.Timeout | undefined;
    let startedAt: number | undefined;
    let isSettled = false;
    const wind = () => {
      startedAt ??= performance.now();
      const { wait, after } = clock(performance.now() - startedAt);
      clearTimeout(watchdog);
      watchdog = setTimeout(settle, wait, { type: 'timeout', after });
    };
    const settle = (end: RunEnd) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(watchdog);
      // A thread inside a long loop of the engine's own code does not end: it is left behind.
      worker.unref();
      withTimeLimit(worker.terminate(), TERMINATE_BUDGET)
        .catch(() => {})
        .then(() => resolve({ transcript, end }));
    };
    worker.on('message', (message: unknown) => {
      if (message === 'ready') {
        worker.postMessage(JSON.stringify(job));
        return wind();
      }
      const before = progressOf(transcript);
      acceptPost(transcript, job, message);
      if (progressOf(transcript) > before) wind();
      if (transcript.done || transcript.fault !== undefined) settle({ type: 'closed' });
    });
    worker.on('error', (error) => settle({ type: 'died', text: String(error) }));
    worker.on('exit', () => settle({ type: 'died', text: 'The worker ended by itself' }));
  });
}
