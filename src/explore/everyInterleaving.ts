import { readyTasks } from './readyTasks.ts';
import type { SearchLimits, SearchResult } from './result.ts';
import { isPreemption } from './schedule.ts';
import { Tally } from './tally.ts';
import type { MakeWorld } from './world.ts';

interface Choice {
  readonly ready: readonly number[];
  /** Position in `ready` of the task that was chosen. */
  at: number;
  readonly preemptionsBefore: number;
}

/**
 * Runs every interleaving, one after the other, each from the start. With a preemption bound it leaves out the schedules
 * that stop a task that could go on more often than that.
 */
export function everyInterleaving(
  makeWorld: MakeWorld,
  limits: SearchLimits = {},
  preemptionBound: number = Number.POSITIVE_INFINITY,
): SearchResult {
  const tally = new Tally(limits);
  const choices: Choice[] = [];
  const schedule: number[] = [];
  do {
    runOne(makeWorld, choices, schedule, tally, preemptionBound);
  } while (advance(choices, schedule, preemptionBound) && tally.mayGoOn());
  return tally.result(
    preemptionBound === Number.POSITIVE_INFINITY ? 'every interleaving' : 'preemption bound',
  );
}

function runOne(
  makeWorld: MakeWorld,
  choices: Choice[],
  schedule: number[],
  tally: Tally,
  bound: number,
): void {
  const world = makeWorld();
  let preemptions = 0;
  tally.schedules += 1;
  for (let depth = 0; ; depth += 1) {
    let choice = choices[depth];
    if (!choice) {
      const ready = readyTasks(world);
      if (ready.length === 0 || depth >= tally.maxSteps) {
        finish(
          world.violation(true) ?? (ready.length ? 'does not end' : undefined),
          world.outcome(),
          schedule,
          preemptions,
          tally,
        );
        return;
      }
      choice = {
        ready: orderedFrom(ready, schedule[depth - 1]),
        at: 0,
        preemptionsBefore: preemptions,
      };
      choices.push(choice);
    }
    const task = choice.ready[choice.at] ?? 0;
    const previous = schedule[depth - 1];
    if (isPreemption(previous, task, previous !== undefined && choice.ready.includes(previous)))
      preemptions += 1;
    schedule[depth] = task;
    world.step(task);
    tally.steps += 1;
    const violation = world.violation(false);
    if (violation !== undefined) {
      schedule.length = depth + 1;
      choices.length = depth + 1;
      finish(violation, world.outcome(), schedule, preemptions, tally);
      return;
    }
  }

  function finish(
    violation: string | undefined,
    outcome: string,
    run: number[],
    count: number,
    into: Tally,
  ): void {
    into.outcomes.add(outcome);
    if (violation !== undefined && count <= bound) into.fail(run, violation, count);
  }
}

/** The task that ran last comes first, so that the first schedule met has no preemption. */
function orderedFrom(ready: number[], last: number | undefined): number[] {
  if (last === undefined || !ready.includes(last)) return ready;
  return [last, ...ready.filter((task) => task !== last)];
}

/** Moves to the next schedule in depth-first order. @returns false when there is none */
function advance(choices: Choice[], schedule: number[], bound: number): boolean {
  for (let last = choices.at(-1); last; last = choices.at(-1)) {
    const previous = schedule[choices.length - 2];
    const couldGoOn = previous !== undefined && last.ready.includes(previous);
    last.at += 1;
    const costs = couldGoOn ? 1 : 0;
    if (last.at < last.ready.length && last.preemptionsBefore + costs <= bound) {
      schedule.length = choices.length - 1;
      return true;
    }
    choices.pop();
  }
  return false;
}
