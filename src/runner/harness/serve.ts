import type { Job } from '../protocol/job.ts';
import type { Evaluate } from './evaluate.ts';
import { rehearse } from './rehearse.ts';
import { runJob } from './runJob.ts';
import type { SimulationModule } from './simulationModule.ts';
import { warmUp } from './warmUp.ts';

/** The worker's side of its channel. In a browser this is the worker's global itself. */
interface WorkerChannel {
  postMessage(message: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/**
 * Says that the worker is warm, then runs the one job that it is given. Until then it may be given a job to rehearse.
 *
 * @param scenarioModules what scenarios may import besides the simulation, and answers may not.
 */
export function serve(
  modules: Readonly<Record<string, SimulationModule>>,
  evaluate: Evaluate,
  scenarioModules: Readonly<Record<string, object>> = {},
): void {
  const channel = globalThis as unknown as WorkerChannel;
  const post = channel.postMessage.bind(channel);
  let endRehearsal = () => {};
  channel.onmessage = ({ data }) => {
    endRehearsal();
    const message = JSON.parse(String(data)) as Job | { readonly rehearsal: Job };
    if ('rehearsal' in message) {
      const run = (job: Job) => runJob(job, modules, evaluate, () => {}, scenarioModules);
      endRehearsal = rehearse(message.rehearsal, run);
      return;
    }
    channel.onmessage = null;
    runJob(message, modules, evaluate, post, scenarioModules);
  };
  warmUp(modules, evaluate);
  post('ready');
}
