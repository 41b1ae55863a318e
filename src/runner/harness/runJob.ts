import type { Job, PlannedCheck } from '../protocol/job.ts';
import type { RawConsoleLine } from '../protocol/runMessage.ts';
import { answerModule } from './answerModule.ts';
import { CONSOLE_LINE_LIMIT, createConsole } from './createConsole.ts';
import { createOutbox } from './createOutbox.ts';
import { createTraceSink } from './createTraceSink.ts';
import { describeThrown } from './describeThrown.ts';
import type { Evaluate } from './evaluate.ts';
import { freshForSearch } from './freshForSearch.ts';
import { jsonText, observationLimits } from './jsonText.ts';
import { labModules } from './labModules.ts';
import { loadModule } from './loadModule.ts';
import { readAnswer } from './readAnswer.ts';
import { requireFrom } from './requireFrom.ts';
import type { ScenarioFile } from './createScenarioShelf.ts';
import type { SimulationModule } from './simulationModule.ts';

type Scenario = (context: unknown, answer: unknown, settings: unknown) => unknown;

/**
 * Runs all planned checks of a job, one after the other, without ever giving up the thread: code
 * that the answer leaves behind for later gets no turn before the worker is gone.
 *
 * What may be lost when it hangs is the trace of the last few milliseconds.
 *
 * @param evaluate makes a fresh world for each file it evaluates.
 * @param post takes messages as JSON texts, one a line.
 * @param takeScenarios gives a file of scenarios that has met no answer.
 * @param scenarioModules what scenarios may import besides the simulation, and answers may not.
 */
export function runJob(
  job: Job,
  modules: Readonly<Record<string, SimulationModule>>,
  evaluate: Evaluate,
  post: (messages: string) => void,
  takeScenarios: (text: string) => ScenarioFile,
  scenarioModules: Readonly<Record<string, object>> = {},
): void {
  const head = `{"run":${JSON.stringify(job.run)},"type":`;
  let isOver = false;
  const outbox = createOutbox(post);
  const send = (type: string, fields = '') => {
    // Promises that the answer left behind get their turn after the end, and are not heard.
    if (!isOver) outbox.add(`${head}"${type}"${fields}}`);
  };
  let truncated = false;
  const onDropped = () => {
    truncated = true;
  };
  let lines = 0;
  const print = (line: RawConsoleLine) => {
    if (++lines > CONSOLE_LINE_LIMIT) return onDropped();
    send('console', `,"lines":${JSON.stringify([line])}`);
    outbox.flush();
  };
  const simulation = modules[job.module];

  const forAnswer = simulation && { [job.module]: answerModule(job.module, simulation) };

  /** Returns whether the run goes on with the next check. */
  function runCheck({ check, release }: PlannedCheck, isFirst: boolean): boolean {
    if (!simulation) throw new Error(`there is no module ${job.module}`);
    const trace = createTraceSink((events) => send('trace', `,"events":${events}`), onDropped);
    let hasEntered = false;
    /** The answer takes over, and may never give back: what is known so far goes out. */
    const enter = () => {
      if (hasEntered && !outbox.isDue()) return;
      hasEntered = true;
      trace.flush();
      outbox.flush();
    };
    const onTrace = (event: unknown) => {
      trace.onTrace(event);
      if (isEntryOfAnswer(event)) enter();
    };
    const options = { release, stepBudget: job.stepBudget, onTrace };
    send('begin', `,"check":${JSON.stringify(check)},"release":${JSON.stringify(release)}`);
    if (isFirst) outbox.flush();
    let answer: ReturnType<typeof readAnswer>;
    // The file is loaded anew for each check: what it prints while loading is shown once. A console that read nothing
    // then, or had read its fill in an earlier check, would tell the answer which check it is in.
    let isLoading = true;
    const load = (isShown: boolean) => {
      isLoading = true;
      const console = createConsole((line) => {
        if (isShown || !isLoading) print(line);
      }, onDropped);
      const globals = {
        console,
        require: requireFrom(
          job.lab ? { ...scenarioModules, ...labModules(modules, options) } : (forAnswer ?? {}),
        ),
      };
      try {
        const exported = loadModule(evaluate, job.answer, 'answer.js', globals, 'reader');
        return readAnswer(exported, job.exports, job.lab?.optionalExports);
      } finally {
        isLoading = false;
      }
    };
    try {
      answer = load(isFirst);
    } catch (thrown) {
      send('loadError', `,"thrown":${JSON.stringify(describeThrown(thrown))}`);
      return false;
    }
    if (!answer.ok) {
      send('missing', `,"names":${JSON.stringify(answer.missing)}`);
      return false;
    }
    const reload = () => {
      const again = load(false);
      if (!again.ok) throw new Error(`The second time, the file exports no ${again.missing[0]}.`);
      return again.exports;
    };
    const scenario = loadScenario(check);
    // Of functions the calls are heard; code in the lab, and an object that is exported, runs unheard.
    if (job.lab || !Object.values(answer.exports).every((value) => typeof value === 'function')) {
      outbox.flush();
    }
    let result: [string, string];
    try {
      const context = simulation.scenarioContext(options);
      // Code in the lab is searched as it is: nobody judges it.
      const given = job.lab
        ? { boot: context, exports: answer.exports }
        : freshForSearch(context, answer.exports, reload, enter);
      const seen = scenario(given.boot, given.exports, job.lab?.settings);
      result = ['observed', `,"seen":${jsonText(seen, observationLimits)}`];
    } catch (thrown) {
      result = ['threw', `,"thrown":${JSON.stringify(describeThrown(thrown))}`];
    }
    trace.flush();
    send(...result);
    return true;
  }

  function loadScenario(check: string): Scenario {
    const scenario = takeScenarios(job.scenarios).scenarios?.[check];
    if (typeof scenario !== 'function') throw new Error(`there is no scenario ${check}`);
    return scenario as Scenario;
  }

  send('started');
  try {
    job.plan.every((planned, index) => runCheck(planned, index === 0));
  } catch (thrown) {
    send('broken', `,"text":${JSON.stringify(describeThrown(thrown).text)}`);
  }
  send('done', `,"truncated":${truncated}`);
  outbox.flush();
  isOver = true;
}

// The kernel marks the call of a livepatched function: what comes next is the reader's code.
function isEntryOfAnswer(event: unknown): boolean {
  return (event as { patched?: unknown }).patched === true;
}
