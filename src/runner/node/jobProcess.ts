import { nextDeadline } from '../sandbox/runClock.ts';
import type { ProcessJob } from './runJobProcess.ts';
import { runWorkerThread } from './runWorkerThread.ts';

// The process that runJobProcess.ts starts: one job, under the clock of a page. Whoever sent the job ends the process.
process.once('message', async ({ workerText, job }: ProcessJob) => {
  process.send?.(await runWorkerThread(workerText, job, nextDeadline));
});
process.once('disconnect', () => process.exit());
