import { boot, type Machine } from '../../src/simkernel/kernel/machine.ts';
import { modelledReleases } from '../../src/simkernel/kernel/release.ts';
import { microseconds } from './measure.ts';

export interface BootNumbers {
  readonly release: string;
  readonly microseconds: number;
  readonly perSecond: number;
  readonly heapBytes: number;
}

const kept = 2_000;

/** @param collect runs the garbage collector */
export function measureBoot(collect: () => void): BootNumbers[] {
  return modelledReleases.map((release) => {
    const one = microseconds(() => boot({ release, trace: false }), 20_000);
    collect();
    const before = process.memoryUsage().heapUsed;
    const machines: Machine[] = Array.from({ length: kept }, () => boot({ release, trace: false }));
    collect();
    const heapBytes = (process.memoryUsage().heapUsed - before) / machines.length;
    return { release, microseconds: one, perSecond: 1e6 / one, heapBytes };
  });
}
