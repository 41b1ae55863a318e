import type { Job } from '../protocol/job.ts';
import { createConsole } from './createConsole.ts';
import { createScenarioShelf, type ScenarioFile } from './createScenarioShelf.ts';
import type { Evaluate } from './evaluate.ts';
import { loadModule } from './loadModule.ts';
import { rehearse } from './rehearse.ts';
import { requireFrom } from './requireFrom.ts';
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
  channel.onmessage = ({ data }) => {
    endRehearsal();
    const message = JSON.parse(String(data)) as Job | { readonly rehearsal: Job };
    if ('rehearsal' in message) {
      endRehearsal = rehearse(message.rehearsal, {
        run: (job) => run(job, () => {}),
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
  warmUp(modules, evaluate);
  post('ready');
}
