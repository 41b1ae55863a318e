import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../judge/runReport.ts';
import type { Job } from '../protocol/job.ts';
import { emptyTranscript } from '../protocol/transcript.ts';

/** What the process is sent. */
export interface ProcessJob {
  readonly workerText: string;
  readonly job: Job;
}

const program = fileURLToPath(new URL('./jobProcess.ts', import.meta.url));

/**
 * Runs one job in a process of its own, under the clock of a page: an answer that makes V8 give up ends the whole process
 * it runs in, not its thread alone. What the run had reported until then is lost with the process.
 *
 * @throws when the process cannot be started.
 */
export function runJobProcess(workerText: string, job: Job): Promise<RunReport> {
  const child = fork(program, {
    env: {},
    execArgv: [],
    // As the messages within a process: -0 and undefined stay what they are.
    serialization: 'advanced',
    // V8's last words are not for the reader.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (report) => {
      child.kill('SIGKILL');
      resolve(report as RunReport);
    });
    child.once('exit', (code, signal) => {
      const text = `The process of the run ended by itself (${signal ?? `status ${code}`})`;
      resolve({ transcript: emptyTranscript(), end: { type: 'died', text } });
    });
    child.send({ workerText, job } satisfies ProcessJob);
  });
}
