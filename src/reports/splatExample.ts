import type { Machine } from '../simkernel/kernel/machine.ts';

/** How the simulation is brought to report a splat. */
export interface SplatExample {
  readonly release: string;
  /** What the run does, as the page says it. */
  readonly does: string;
  /** Ends with the splat, or dies of it. */
  readonly run: (machine: Machine) => void;
}
