import type { Touch } from '../simkernel/kernel/touch.ts';

/** A step that was made, with what it touched and which earlier steps of every task it comes after. */
interface Made {
  readonly task: number;
  readonly touches: readonly Touch[];
  /** clock[t]: how many steps of task t happen before or at this one. */
  readonly clock: readonly number[];
  /** The how-manieth step of its own task it is, from 1. */
  readonly own: number;
}

/** Whether the order of the two steps can matter. */
export function dependent(a: readonly Touch[], b: readonly Touch[]): boolean {
  return a.some((x) => b.some((y) => x.what === y.what && (x.writes || y.writes)));
}

/** Happens-before over one schedule: a step comes after the steps of its own task and after earlier dependent ones. */
export class HappensBefore {
  readonly #made: Made[] = [];
  readonly #clocks: number[][];

  constructor(tasks: number) {
    this.#clocks = Array.from({ length: tasks }, () => new Array<number>(tasks).fill(0));
  }

  /**
   * Adds a step.
   * @returns positions of the earlier steps that race with it: dependent, of another task, and not ordered before it by
   * anything between
   */
  add(task: number, touches: readonly Touch[]): number[] {
    const clock = [...(this.#clocks[task] ?? [])];
    const races: number[] = [];
    for (let at = this.#made.length - 1; at >= 0; at -= 1) {
      const earlier = this.#made[at];
      if (!earlier || earlier.task === task || !dependent(earlier.touches, touches)) continue;
      if (earlier.own > (clock[earlier.task] ?? 0)) races.push(at);
      earlier.clock.forEach((value, of) => {
        clock[of] = Math.max(clock[of] ?? 0, value);
      });
    }
    clock[task] = (clock[task] ?? 0) + 1;
    this.#clocks[task] = clock;
    this.#made.push({ task, touches, clock, own: clock[task] ?? 0 });
    return races;
  }

  /** Whether the step at one position comes before the step at a later one, through any chain of dependent steps. */
  ordered(before: number, after: number): boolean {
    const a = this.#made[before];
    const b = this.#made[after];
    return a !== undefined && b !== undefined && a.own <= (b.clock[a.task] ?? 0);
  }

  /**
   * Which tasks can go first when the step at `later` is to come before the step at `earlier`, with which it races: those
   * with a step that nothing between has to precede. Of the steps between, those that come after `earlier` stay out.
   */
  firstToReverse(earlier: number, later: number): number[] {
    const moved: number[] = [];
    for (let at = earlier + 1; at < later; at += 1) if (!this.ordered(earlier, at)) moved.push(at);
    moved.push(later);
    const tasks = new Set<number>();
    for (const at of moved) {
      const leads = moved.every((other) => other >= at || !this.ordered(other, at));
      const task = this.#made[at]?.task;
      if (leads && task !== undefined) tasks.add(task);
    }
    return [...tasks];
  }
}
