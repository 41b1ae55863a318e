import type { Machine } from '../simkernel/kernel/machine.ts';
import type { SplatCode } from '../simkernel/kernel/splatTable.ts';
import type { Thread } from '../simkernel/kernel/thread.ts';
import type { CallSite } from '../simkernel/kernel/traceEvent.ts';
import { SearchError } from './searchError.ts';
import type { MakeWorld } from './world.ts';

/** A booted kernel with its tasks at the start of what they are about to do at the same time. */
export interface Race {
  readonly machine: Machine;
  readonly threads: readonly Thread<unknown>[];
  /**
   * What is wrong once every task has ended or sleeps, undefined when nothing is. It is not asked in passing: which
   * states are passed through depends on the order of independent steps, and a reduction leaves orders out.
   */
  violation?(): string | undefined;
  /**
   * Codes of splats that are not what the race is about. For one that a real kernel may or may not give there: the model
   * has no TLB shootdown, for example, which keeps a CPU in GUP-fast from being overtaken on some architectures.
   */
  readonly tolerates?: readonly SplatCode[];
  /** The final state, as a string that is equal for equal states. */
  outcome(): string;
  /** What the tasks share, to be shown beside each step: names and values. */
  sharedState?(): readonly SharedValue[];
  /** What a task is about to do and where it stands, for tasks that the model cannot tell that of. */
  doing?(comm: string): Doing | undefined;
}

/** A value that tasks share, as it is shown: a name and a value. */
export type SharedValue = readonly [name: string, value: string];

/** What a task is about to do, in words, and where in the reader's code it stands. */
export interface Doing {
  readonly text: string;
  readonly site?: CallSite | undefined;
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
        const splat =
          machine.splatCount > 0
            ? machine.splats.find(({ code }) => !race.tolerates?.includes(code as SplatCode))
            : undefined;
        if (splat) return `${splat.severity} ${splat.code}: ${splat.text}`;
        return died ?? (ended ? race.violation?.() : undefined);
      },
      outcome: () => race.outcome(),
    };
  };
}
