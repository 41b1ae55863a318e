import type { Job } from '../protocol/job.ts';
import { afterMessages } from './afterMessages.ts';
import { createConsole } from './createConsole.ts';
import { createScenarioShelf, type ScenarioFile } from './createScenarioShelf.ts';
import type { Evaluate } from './evaluate.ts';
import { loadModule } from './loadModule.ts';
import { rehearse } from './rehearse.ts';
import { requireFrom } from './requireFrom.ts';
import { runJob } from './runJob.ts';
import type { SimulationModule } from './simulationModule.ts';
import { warmUp } from './warmUp.ts';

/** The worker's end of its channel to the page. */
interface WorkerChannel {
  postMessage(message: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** The worker's global: its first message brings the channel, and is the only one. */
interface WorkerGlobal {
  onmessage: ((event: { readonly ports: readonly WorkerChannel[] }) => void) | null;
}

/**
 * Waits for a channel, says there that the worker is warm, then runs the one job that it is given. Until then it may be
 * given a job to rehearse.
 *
 * @param scenarioModules what scenarios may import besides the simulation, and answers may not.
 */
export function serve(
  modules: Readonly<Record<string, SimulationModule>>,
  evaluate: Evaluate,
  scenarioModules: Readonly<Record<string, object>> = {},
): void {
  const requireForScenario = requireFrom({ ...scenarioModules, ...modules });
  const shelf = createScenarioShelf((text) => {
    const globals = {
      console: createConsole(
        () => {},
        () => {},
      ),
      require: requireForScenario,
    };
    return loadModule(evaluate, text, 'scenarios.js', globals, 'guide') as ScenarioFile;
  });
  const run = (job: Job, say: (messages: string) => void) =>
    runJob(job, modules, evaluate, say, shelf.take, scenarioModules);
  let endRehearsal = () => {};
  function listen(channel: WorkerChannel): void {
    const post = channel.postMessage.bind(channel);
    channel.onmessage = ({ data }) => {
      endRehearsal();
      const message = JSON.parse(String(data)) as Job | { readonly rehearsal: readonly Job[] };
      if ('rehearsal' in message) {
        endRehearsal = rehearse(message.rehearsal, {
          run: (job) => run(job, () => {}),
          later: afterMessages,
          prepare({ scenarios }) {
            // One for the file of scenarios, one for the answer.
            evaluate.prepare?.();
            shelf.prepare(scenarios);
            evaluate.prepare?.();
          },
        });
        return;
      }
      channel.onmessage = null;
      run(message, post);
    };
    post('ready');
  }
  warmUp(modules, evaluate);
  const global = globalThis as unknown as WorkerGlobal;
  global.onmessage = ({ ports: [channel] }) => {
    global.onmessage = null;
    if (channel) listen(channel);
  };
}
