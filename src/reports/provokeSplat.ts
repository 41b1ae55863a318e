import { KernelPanic } from '../simkernel/kernel/kernelPanic.ts';
import { boot } from '../simkernel/kernel/machine.ts';
import type { SplatCode } from '../simkernel/kernel/splatTable.ts';
import type { SplatEvent } from '../simkernel/kernel/traceEvent.ts';
import { entrySplats } from './entrySplats.ts';
import { holderSplats } from './holderSplats.ts';
import { referenceSplats } from './referenceSplats.ts';
import type { SplatExample } from './splatExample.ts';

/** A run for each splat. */
export const splatExamples: Readonly<Record<SplatCode, SplatExample>> = {
  ...entrySplats,
  ...referenceSplats,
  ...holderSplats,
};

/**
 * Boots a kernel and runs the example of a splat.
 * @returns the splat as it was reported
 * @throws when the run ends without it
 */
export function provokeSplat(code: SplatCode): SplatEvent {
  const example = splatExamples[code];
  const machine = boot({ release: example.release });
  try {
    example.run(machine);
  } catch (error) {
    if (!(error instanceof KernelPanic)) throw error;
  }
  const splat = machine.splats.findLast((event) => event.code === code);
  if (!splat) throw new Error(`The example of ${code} does not show it.`);
  return splat;
}
