import type { CallSite, TraceEvent } from '../simkernel/kernel/traceEvent.ts';
import type { Thread } from '../simkernel/kernel/thread.ts';
import type { Exploration, Scene } from './explore.ts';
import type { SharedValue } from './machineWorld.ts';
import type { Schedule } from './schedule.ts';

/** One step of a schedule, in words, as plain data. */
export interface ToldStep {
  /** Which task made it. */
  readonly task: number;
  /** What it did to what the tasks share, and how the task stands after it. */
  readonly text: string;
  /** Where in the reader's code the task stood. */
  readonly site?: CallSite;
  /** What the tasks share after it. */
  readonly state: readonly SharedValue[];
}

/** A schedule told step by step. */
export interface ToldSchedule {
  /** Names of the tasks. */
  readonly tasks: readonly string[];
  readonly steps: readonly ToldStep[];
  /** The step from which on the scene is wrong, an index into `steps`; the last one when only the end shows it. */
  readonly wrongAt: number;
}

/**
 * Runs one schedule again, with tracing on, and tells each step: which task, what it touched, what the tasks share after
 * it. The schedule has to be one of the exploration's own.
 */
export function tellSchedule<S extends Scene>(
  { boot, tasks }: Exploration<S>,
  schedule: Schedule,
): ToldSchedule {
  const scene = boot({ trace: true, touches: false });
  const { machine } = scene;
  const threads = tasks.map((task) => task(scene));
  let wrongAt = -1;
  const steps = schedule.flatMap((task, at): ToldStep[] => {
    const thread = threads[task];
    if (!thread) return [];
    const { comm } = thread.task;
    const doing = scene.doing?.(comm);
    const before = doing?.text ?? about(thread, functionOf(machine.trace, comm));
    const woken = thread.wokenOn === undefined ? '' : 'wakes up; ';
    machine.step(thread);
    if (scene.violation?.() === undefined) wrongAt = -1;
    else if (wrongAt < 0) wrongAt = at;
    return [
      {
        task,
        text: `${woken}${before}${after(thread)}`,
        ...(doing?.site ? { site: doing.site } : {}),
        state: scene.sharedState?.() ?? [],
      },
    ];
  });
  const names = threads.map((thread) => thread.task.comm);
  return { tasks: names, steps, wrongAt: wrongAt < 0 ? steps.length - 1 : wrongAt };
}

/** What the thread does next, as far as the model knows it: the access that it was stopped in front of. */
function about({ pending }: Thread, fn: string | undefined): string {
  if (pending === undefined) return fn === undefined ? 'begins' : `goes on in ${fn}()`;
  const verb = pending.writes ? 'changes' : 'reads';
  return `${fn === undefined ? '' : `${fn}() `}${verb} ${pending.address}`;
}

/** How the thread stands, where that is news. */
function after(thread: Thread): string {
  switch (thread.state) {
    case 'sleeping':
      return `; sleeps on ${thread.sleepsOn}`;
    case 'finished':
      return '; has ended';
    case 'died':
      return `; dies: ${String(thread.error)}`;
    case 'ready':
      return '';
  }
}

/** The innermost function that the task is in. */
function functionOf(trace: readonly TraceEvent[], comm: string): string | undefined {
  const stack: string[] = [];
  for (const event of trace) {
    if (event.task !== comm) continue;
    if (event.kind === 'call') stack.push(event.fn);
    else if (event.kind === 'return') stack.pop();
  }
  return stack.at(-1);
}
