import { everyInterleaving } from '../../src/explore/everyInterleaving.ts';
import type { Exploration, HowToBoot, Scene } from '../../src/explore/explore.ts';
import { machineWorld } from '../../src/explore/machineWorld.ts';
import { partialOrderReduction } from '../../src/explore/partialOrderReduction.ts';
import { median, microseconds } from './measure.ts';

export interface RaceNumbers {
  readonly race: string;
  readonly release: string;
  readonly schedules: number;
  readonly stepsPerSchedule: number;
  /** Schedules a second of the search over every interleaving. */
  readonly naivePerSecond: number;
  /** Schedules that the reduction runs. */
  readonly reducedSchedules: number;
  readonly reducedPerSecond: number;
  /** How many times fewer schedules that is. */
  readonly reduction: number;
  /** Microseconds to the first state of the next schedule: boot, scene and threads. */
  readonly resetMicroseconds: number;
}

const rounds = 5;

export function measureRace<S extends Scene>(
  race: string,
  release: string,
  { boot, tasks }: Exploration<S>,
): RaceNumbers {
  const worlds = (how: HowToBoot) =>
    machineWorld(() => {
      const scene = boot(how);
      return {
        machine: scene.machine,
        threads: tasks.map((task) => task(scene)),
        tolerates: scene.tolerates ?? [],
        outcome: () => scene.outcome(),
      };
    });
  const plain = worlds({ trace: false, touches: false });
  const touching = worlds({ trace: false, touches: true });
  const naive = everyInterleaving(plain);
  const reduced = partialOrderReduction(touching);
  const again = Math.ceil(20_000 / naive.schedules);
  return {
    race,
    release,
    schedules: naive.schedules,
    stepsPerSchedule: naive.steps / naive.schedules,
    naivePerSecond: perSecond(() => everyInterleaving(plain).schedules, again),
    reducedSchedules: reduced.schedules,
    reducedPerSecond: perSecond(
      () => partialOrderReduction(touching).schedules,
      Math.ceil(2_000 / reduced.schedules),
    ),
    reduction: naive.schedules / reduced.schedules,
    resetMicroseconds: microseconds(plain, 20_000),
  };
}

function perSecond(search: () => number, times: number): number {
  const round = () => {
    const start = performance.now();
    let schedules = 0;
    for (let at = 0; at < times; at += 1) schedules += search();
    return (schedules * 1000) / (performance.now() - start);
  };
  round();
  return median(Array.from({ length: rounds }, round));
}
