import { releaseOf } from '../../evidence/releaseOf.ts';
import { replay } from '../../evidence/replay/replay.ts';
import type { Recording } from '../../recordings/recordingSchema.ts';

/** The counts of one snapshot, recorded and simulated. */
export interface CountsCell {
  release: string;
  refcount: number;
  /** Page table entries that the page counts: the raw mapcount plus one. */
  mappings: number;
}

/**
 * The counts of named snapshots of one recording.
 * @throws Error if the recording lacks a snapshot, or the simulation counts differently: a table must not claim
 * an agreement that is not there
 */
export function countsOf(
  recording: Recording,
  point: string,
  labels: readonly string[],
): Map<string, CountsCell> {
  const release = releaseOf(point);
  if (!release) throw new Error(`${point} is not a recorded release.`);
  const simulated = new Map(
    replay(recording).steps.flatMap(({ page }) => (page ? [[page.label, page]] : [])),
  );
  return new Map(
    labels.map((label) => {
      const page = recording.steps.find((step) => step.page?.label === label)?.page;
      if (!page) throw new Error(`${point}/${recording.scenario} has no snapshot "${label}".`);
      const own = simulated.get(label);
      if (own?.refcount !== page.refcount || own.mapcount !== page.mapcount) {
        throw new Error(
          `${point}/${recording.scenario}, ${label}: recorded ${page.refcount}/${page.mapcount}, simulated ${own?.refcount}/${own?.mapcount}.`,
        );
      }
      return [label, { release, refcount: page.refcount, mappings: page.mapcount + 1 }];
    }),
  );
}
