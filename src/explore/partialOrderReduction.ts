import { dependent, HappensBefore } from './happensBefore.ts';
import { readyTasks } from './readyTasks.ts';
import type { SearchLimits, SearchResult } from './result.ts';
import { countPreemptions, Tally } from './tally.ts';
import type { Touch } from '../simkernel/kernel/touch.ts';
import type { MakeWorld } from './world.ts';

/** A state on the path of the current schedule. */
interface Node {
  readonly ready: readonly number[];
  /** Tasks that have to be tried from here. */
  readonly backtrack: Set<number>;
  /** Tasks that were tried, with what their step touched: they sleep until something dependent happens. */
  readonly done: Map<number, readonly Touch[]>;
  /** Tasks whose step from here was explored elsewhere. */
  readonly sleep: Map<number, readonly Touch[]>;
}

/**
 * Runs one schedule of every class of schedules that differ only in the order of independent steps: dynamic
 * partial-order reduction with source sets and sleep sets (Abdulla, Aronsson, Jonsson and Sagonas, POPL 2014). What a
 * step touches is known after it was made, so races are found in the schedules that were run, and each asks for the
 * reversed order.
 */
export function partialOrderReduction(
  makeWorld: MakeWorld,
  limits: SearchLimits = {},
): SearchResult {
  const tally = new Tally(limits);
  const path: Node[] = [];
  const schedule: number[] = [];
  do {
    runOne(makeWorld, path, schedule, tally);
  } while (retreat(path, schedule) && tally.mayGoOn());
  return tally.result('partial-order reduction');
}

function runOne(makeWorld: MakeWorld, path: Node[], schedule: number[], tally: Tally): void {
  const world = makeWorld();
  const order = new HappensBefore(world.tasks);
  for (let depth = 0; ; depth += 1) {
    if (depth >= path.length) {
      const node = enter(path[depth - 1], schedule[depth - 1], readyTasks(world));
      if (node.ready.length === 0 || depth >= tally.maxSteps) {
        const violation = world.violation(true) ?? (node.ready.length ? 'does not end' : undefined);
        end(violation);
        return;
      }
      path.push(node);
      const first = node.ready.find((task) => !node.sleep.has(task));
      if (first === undefined) {
        // Every way on from here was explored already: this schedule is equivalent to one that was run.
        path.pop();
        return;
      }
      node.backtrack.add(first);
      schedule[depth] = first;
    }
    const node = path[depth];
    const task = schedule[depth] ?? 0;
    const touches = world.step(task);
    tally.steps += 1;
    node?.done.set(task, touches);
    reverseRaces(path, order, order.add(task, touches), depth, task);
    const violation = world.violation(false);
    if (violation !== undefined) {
      schedule.length = depth + 1;
      path.length = depth + 1;
      end(violation);
      return;
    }
  }

  function end(violation: string | undefined): void {
    tally.schedules += 1;
    tally.outcomes.add(world.outcome());
    if (violation === undefined) return;
    const readyBefore = path.map((node) => node.ready);
    tally.fail(schedule, violation, countPreemptions(schedule, readyBefore));
  }
}

/** A new state: what sleeps here is what slept or was done before and does not depend on the step that led here. */
function enter(before: Node | undefined, task: number | undefined, ready: readonly number[]): Node {
  const sleep = new Map<number, readonly Touch[]>();
  const taken = before && task !== undefined ? before.done.get(task) : undefined;
  if (before && taken) {
    for (const [other, touches] of [...before.sleep, ...before.done]) {
      if (other !== task && !dependent(touches, taken)) sleep.set(other, touches);
    }
  }
  return { ready, backtrack: new Set(), done: new Map(), sleep };
}

/**
 * For each step that races with the one just made: the state before it has to try an order in which the later step comes
 * first. Where the task slept between the two, the earlier step may be what woke it, so every ready task is tried; so it is
 * where whoever would have to come first could not.
 */
function reverseRaces(
  path: readonly Node[],
  order: HappensBefore,
  races: readonly number[],
  depth: number,
  task: number,
): void {
  for (const at of races) {
    const node = path[at];
    if (!node) continue;
    if (sleptSince(path, at, depth, task)) {
      for (const first of node.ready) node.backtrack.add(first);
      continue;
    }
    const candidates = order
      .firstToReverse(at, depth)
      .filter((first) => node.ready.includes(first));
    if (candidates.length === 0) {
      for (const first of node.ready) node.backtrack.add(first);
      continue;
    }
    const tried = candidates.some((candidate) => node.backtrack.has(candidate));
    const [first] = candidates;
    if (!tried && first !== undefined) node.backtrack.add(first);
  }
}

function sleptSince(path: readonly Node[], from: number, to: number, task: number): boolean {
  for (let depth = from; depth <= to; depth += 1)
    if (!path[depth]?.ready.includes(task)) return true;
  return false;
}

/** Goes back to the last state that still has a task to try. @returns false when there is none */
function retreat(path: Node[], schedule: number[]): boolean {
  for (let node = path.at(-1); node; node = path.at(-1)) {
    const state = node;
    const next = [...state.backtrack].find(
      (task) => !state.done.has(task) && !state.sleep.has(task),
    );
    if (next !== undefined) {
      schedule.length = path.length;
      schedule[path.length - 1] = next;
      return true;
    }
    path.pop();
  }
  schedule.length = 0;
  return false;
}
