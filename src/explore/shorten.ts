import { HappensBefore } from './happensBefore.ts';
import { readyTasks } from './readyTasks.ts';
import { replay } from './replay.ts';
import type { Counterexample } from './result.ts';
import type { Schedule } from './schedule.ts';
import { countPreemptions } from './tally.ts';
import type { MakeWorld } from './world.ts';

/**
 * The shortest schedule that is equivalent to a failing one: steps that the failure does not come after are left out,
 * and of the orders that remain the one with the fewest preemptions of those tried is taken. A search with reduction
 * runs one schedule of each class, so this is what makes its shortest the shortest of all.
 * @param makeWorld worlds that say what each step touched
 */
export function shorten(makeWorld: MakeWorld, found: Counterexample): Counterexample {
  const { schedule } = found;
  const world = makeWorld();
  const order = new HappensBefore(world.tasks);
  for (const task of schedule) order.add(task, world.step(task));
  const last = schedule.length - 1;
  const passing = world.violation(false) !== undefined;
  const needed = [...schedule.keys()].filter((at) => !passing || order.ordered(at, last));
  const candidates = [...new Set(schedule)].map((first) =>
    leastPreempted(schedule, needed, order, first),
  );
  let best = found;
  for (const candidate of candidates) {
    const seen = failure(makeWorld, candidate, found.violation);
    if (seen && better(seen, best)) best = seen;
  }
  return best;
}

function better(a: Counterexample, b: Counterexample): boolean {
  const difference = a.schedule.length - b.schedule.length;
  return difference < 0 || (difference === 0 && a.preemptions < b.preemptions);
}

/** Lets each task go on for as long as nothing that has to come before is missing. */
function leastPreempted(
  schedule: Schedule,
  needed: readonly number[],
  order: HappensBefore,
  first: number,
): Schedule {
  const left = [...needed];
  const reordered: number[] = [];
  let current = first;
  while (left.length > 0) {
    const free = left.filter((at) => !left.some((other) => other < at && order.ordered(other, at)));
    const next = free.find((at) => schedule[at] === current) ?? free[0] ?? 0;
    current = schedule[next] ?? 0;
    reordered.push(current);
    left.splice(left.indexOf(next), 1);
  }
  return reordered;
}

function failure(
  makeWorld: MakeWorld,
  schedule: Schedule,
  violation: string,
): Counterexample | undefined {
  const world = makeWorld();
  const readyBefore: number[][] = [];
  for (const task of schedule) {
    const ready = readyTasks(world);
    if (!ready.includes(task)) return undefined;
    readyBefore.push(ready);
    world.step(task);
    if (world.violation(false) !== undefined) break;
  }
  const run = schedule.slice(0, readyBefore.length);
  const again = replay(makeWorld, run);
  if (again.violation !== violation) return undefined;
  return { schedule: run, violation, preemptions: countPreemptions(run, readyBefore) };
}
