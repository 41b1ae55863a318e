import { everyInterleaving } from '../../src/explore/everyInterleaving.ts';
import { median, microseconds } from './measure.ts';

export interface BaselineNumbers {
  /** Schedules a second of the 17-step race with plain objects and bare generators. */
  readonly plainSchedulesPerSecond: number;
  /** Microseconds of a get and a put on a plain object. */
  readonly plainGetPutMicroseconds: number;
}

function* count(shared: { count: number }, own: { count: number }, accesses: number) {
  for (let at = 0; at < accesses; at += 1) {
    const page = at < 2 ? shared : own;
    yield;
    page.count += at % 2 === 0 ? 1 : -1;
  }
}

/** The race of countingRace.ts without a kernel: what a search costs that only steps generators. */
function plainWorld() {
  const shared = { count: 1 };
  const tasks = [count(shared, { count: 1 }, 8), count(shared, { count: 1 }, 7)];
  const ended = [false, false];
  return {
    tasks: 2,
    ready: (task: number) => !ended[task],
    step(task: number) {
      ended[task] = tasks[task]?.next().done ?? true;
      return [];
    },
    violation: () => undefined,
    outcome: () => String(shared.count),
  };
}

export function measureBaseline(): BaselineNumbers {
  const round = () => {
    const start = performance.now();
    const { schedules } = everyInterleaving(plainWorld);
    return (schedules * 1000) / (performance.now() - start);
  };
  round();
  const page = { count: 1 };
  const plainGetPutMicroseconds = microseconds(() => {
    page.count += 1;
    page.count -= 1;
  }, 1_000_000);
  return {
    plainSchedulesPerSecond: median(Array.from({ length: 5 }, round)),
    plainGetPutMicroseconds,
  };
}
