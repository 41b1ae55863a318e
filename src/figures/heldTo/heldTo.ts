import { compareRecording } from '../../evidence/compareRecording.ts';
import { compareReleases } from '../../recordings/compareReleases.ts';
import type { Recording } from '../../recordings/recordingSchema.ts';

/** What the simulation is held to, counted. */
export interface HeldTo {
  readonly recordings: number;
  /** Point releases, oldest first. */
  readonly kernels: readonly string[];
  /** Values that a recording shows and the simulation was compared in. */
  readonly compared: number;
}

/**
 * Replays recordings on the simulation, and counts what was compared.
 *
 * @param recordings - by `RELEASE/SCENARIO`
 * @throws an Error that names the recording, when a value differs or a recording is not compared at all
 */
export function heldTo(recordings: Iterable<readonly [string, Recording]>): HeldTo {
  const kernels = new Set<string>();
  let count = 0;
  let compared = 0;
  for (const [id, recording] of recordings) {
    const { mismatches, ...comparison } = compareRecording(recording);
    const [first] = mismatches;
    if (first) {
      throw new Error(
        `${id}: ${first.what}: recorded ${first.recorded}, simulated ${first.simulated}`,
      );
    }
    if (comparison.compared === 0) {
      throw new Error(`${id}: nothing of it is compared. ${comparison.notModelled.join('; ')}`);
    }
    kernels.add(id.split('/')[0] ?? '');
    count += 1;
    compared += comparison.compared;
  }
  return { recordings: count, kernels: [...kernels].sort(compareReleases), compared };
}
