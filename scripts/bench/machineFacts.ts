import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What a measurement was made on, and how busy it was. */
export interface MachineFacts {
  readonly cpu: string;
  readonly processors: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** Load averages of 1, 5 and 15 minutes when the run began: above the number of processors, times are too long. */
  readonly load: readonly number[];
}

const three = (value: number) => Number(value.toPrecision(3));

export function machineFacts(): MachineFacts {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    processors: availableParallelism(),
    memoryGiB: three(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg().map(three),
  };
}
