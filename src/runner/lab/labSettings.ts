import type { LabOptions } from '../../simkernel/lab/labOptions.ts';

/** What a lab's code runs on. */
export interface LabSettings {
  readonly release: string;
  readonly options: LabOptions;
  /** The schedule to run tasks in, as formatSchedule() writes it; empty: search for one that goes wrong. */
  readonly schedule: string;
}
