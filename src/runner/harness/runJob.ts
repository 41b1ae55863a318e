import type { Job, PlannedCheck } from '../protocol/job.ts';
import type { RawConsoleLine } from '../protocol/runMessage.ts';
import { answerModule } from './answerModule.ts';
import { CONSOLE_LINE_LIMIT, createConsole } from './createConsole.ts';
import { createTraceSink } from './createTraceSink.ts';
import { describeThrown } from './describeThrown.ts';
import type { Evaluate } from './evaluate.ts';
import { jsonText, observationLimits } from './jsonText.ts';
import { labModules } from './labModules.ts';
import { loadModule } from './loadModule.ts';
import { readAnswer } from './readAnswer.ts';
import type { SimulationModule } from './simulationModule.ts';

type Scenario = (context: unknown, answer: unknown, settings: unknown) => unknown;

/**
 * Runs all planned checks of a job, one after the other, without ever giving up the thread: code
 * that the answer leaves behind for later gets no turn before the worker is gone.
 *
 * @param evaluate makes a fresh world for each file it evaluates.
 * @param post takes one message as JSON text.
 * @param scenarioModules what scenarios may import besides the simulation, and answers may not.
 */
export function runJob(
  job: Job,
  modules: Readonly<Record<string, SimulationModule>>,
  evaluate: Evaluate,
  post: (message: string) => void,
  scenarioModules: Readonly<Record<string, object>> = {},
): void {
  const head = `{"run":${JSON.stringify(job.run)},"type":`;
  let isOver = false;
  const send = (type: string, fields = '') => {
    // Promises that the answer left behind get their turn after the end, and are not heard.
    if (!isOver) post(`${head}"${type}"${fields}}`);
  };
  let truncated = false;
  const onDropped = () => {
    truncated = true;
  };
  let lines = 0;
  const print = (line: RawConsoleLine) => {
    if (++lines > CONSOLE_LINE_LIMIT) onDropped();
    else send('console', `,"lines":${JSON.stringify([line])}`);
  };
  const silent = createConsole(() => {}, onDropped);
  const simulation = modules[job.module];

  const requireFrom = (from: Readonly<Record<string, object>>) =>
    Object.freeze((name: unknown): unknown => {
      if (typeof name === 'string' && Object.hasOwn(from, name)) return from[name];
      const list = Object.keys(from).map((known) => `'${known}'`);
      throw new Error(`Code can import from ${list.join(', ')} only.`);
    });
  const requireForScenario = requireFrom({ ...scenarioModules, ...modules });
  const forAnswer = simulation && { [job.module]: answerModule(job.module, simulation) };

  /** Returns whether the run goes on with the next check. */
  function runCheck({ check, release }: PlannedCheck, isFirst: boolean): boolean {
    if (!simulation) throw new Error(`there is no module ${job.module}`);
    const trace = createTraceSink(
      (events) => send('trace', `,"events":${events}`),
      isEntryOfAnswer,
      onDropped,
    );
    const options = { release, stepBudget: job.stepBudget, onTrace: trace.onTrace };
    send('begin', `,"check":${JSON.stringify(check)},"release":${JSON.stringify(release)}`);
    let answer: ReturnType<typeof readAnswer>;
    // The file is loaded anew for each check: what it prints while loading is shown once. A console that read nothing
    // then, or had read its fill in an earlier check, would tell the answer which check it is in.
    let isLoading = true;
    const console = createConsole((line) => {
      if (isFirst || !isLoading) print(line);
    }, onDropped);
    try {
      const globals = {
        console,
        require: requireFrom(
          job.lab ? { ...scenarioModules, ...labModules(modules, options) } : (forAnswer ?? {}),
        ),
      };
      const exported = loadModule(evaluate, job.answer, 'answer.js', globals, 'reader');
      answer = readAnswer(exported, job.exports, job.lab?.optionalExports);
    } catch (thrown) {
      send('loadError', `,"thrown":${JSON.stringify(describeThrown(thrown))}`);
      return false;
    }
    isLoading = false;
    if (!answer.ok) {
      send('missing', `,"names":${JSON.stringify(answer.missing)}`);
      return false;
    }
    const scenario = loadScenario(check);
    let result: [string, string];
    try {
      const seen = scenario(simulation.scenarioContext(options), answer.exports, job.lab?.settings);
      result = ['observed', `,"seen":${jsonText(seen, observationLimits)}`];
    } catch (thrown) {
      result = ['threw', `,"thrown":${JSON.stringify(describeThrown(thrown))}`];
    }
    trace.flush();
    send(...result);
    return true;
  }

  // Evaluated anew for each check, so that nothing an answer did to one scenario reaches the next.
  function loadScenario(check: string): Scenario {
    const globals = { console: silent, require: requireForScenario };
    const exported = loadModule(evaluate, job.scenarios, 'scenarios.js', globals, 'guide');
    const { scenarios } = exported as { scenarios?: Record<string, Scenario> };
    const scenario = scenarios?.[check];
    if (typeof scenario !== 'function') throw new Error(`there is no scenario ${check}`);
    return scenario;
  }

  send('started');
  try {
    job.plan.every((planned, index) => runCheck(planned, index === 0));
  } catch (thrown) {
    send('broken', `,"text":${JSON.stringify(describeThrown(thrown).text)}`);
  }
  send('done', `,"truncated":${truncated}`);
  isOver = true;
}

// The kernel marks the call of a livepatched function: what comes next is the reader's code.
function isEntryOfAnswer(event: unknown): boolean {
  return (event as { patched?: unknown }).patched === true;
}
