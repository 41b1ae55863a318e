import type { Machine } from '../simkernel/kernel/machine.ts';
import type { Thread } from '../simkernel/kernel/thread.ts';
import { SearchError } from './searchError.ts';
import type { MakeWorld } from './world.ts';

/** A booted kernel with its tasks at the start of what they are about to do at the same time. */
export interface Race {
  readonly machine: Machine;
  readonly threads: readonly Thread<unknown>[];
  /** What is wrong in the state reached, undefined when nothing is. `ended`: every task has ended or sleeps. */
  violation?(ended: boolean): string | undefined;
  /** The final state, as a string that is equal for equal states. */
  outcome(): string;
}

/** Makes the race in its first state. It is called once per schedule and has to give the same state every time. */
export type MakeRace = () => Race;

/** A race as the search sees it: besides what the race itself calls wrong, a splat and a thread that died are wrong. */
export function machineWorld(make: MakeRace): MakeWorld {
  return () => {
    const race = make();
    const { machine, threads } = race;
    const threadOf = (task: number): Thread<unknown> => {
      const thread = threads[task];
      if (!thread)
        throw new SearchError(`The race has ${threads.length} tasks; there is no task ${task}.`);
      return thread;
    };
    let died: string | undefined;
    return {
      tasks: threads.length,
      ready: (task) => threadOf(task).state === 'ready',
      step(task) {
        const thread = threadOf(task);
        const touches = machine.step(thread);
        if (thread.state === 'died') died = `${thread.task.comm} died: ${String(thread.error)}`;
        return touches;
      },
      violation(ended) {
        const splat = machine.splatCount > 0 ? machine.splats[0] : undefined;
        if (splat) return `${splat.severity} ${splat.code}: ${splat.text}`;
        return died ?? race.violation?.(ended);
      },
      outcome: () => race.outcome(),
    };
  };
}
