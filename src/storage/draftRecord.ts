import * as z from 'zod/mini';
import { contentHash } from './contentHash.ts';
import { type KeptText, keptBecause } from './keptText.ts';
import { parseJson } from './parseJson.ts';
import { storedTime } from './storedTime.ts';

const count = z.int().check(z.minimum(0));

/**
 * A draft as it is stored. A record is written once, under an id of its own, and never changed: two
 * tabs cannot overwrite each other. A change of shape gets a new `version`.
 */
export const draftRecord = z.object({
  version: z.literal(2),
  id: z.string(),
  /** The records that this one goes on from; whoever wrote it had seen them. */
  parents: z.array(z.string()),
  at: storedTime,
  starterHash: z.string(),
  text: z.string(),
  hints: count,
  attempts: count,
  solutionShown: z.boolean(),
});

export type DraftRecord = z.infer<typeof draftRecord>;

/** The first format: one record for an exercise, with the earlier texts in it. */
const firstDraftRecord = z.object({
  version: z.literal(1),
  starterHash: z.string(),
  text: z.string(),
  kept: z.array(z.object({ text: z.string(), because: keptBecause })),
  hints: count,
  attempts: count,
  solutionShown: z.boolean(),
  beside: z.record(z.string(), z.string()),
});

/** A draft, and the earlier texts that older formats stored in the same item. */
export interface ReadDraft {
  readonly record: DraftRecord;
  readonly kept: readonly KeptText[];
}

/** Reads a stored draft of any format; null when it is damaged, or newer than this site. */
export function readDraft(stored: string): ReadDraft | null {
  const value = parseJson(stored);
  const now = draftRecord.safeParse(value);
  if (now.success) return { record: now.data, kept: [] };
  const first = firstDraftRecord.safeParse(value);
  if (!first.success) return null;
  const { kept, beside, ...draft } = first.data;
  return {
    record: { ...draft, version: 2, id: `v1-${contentHash(stored)}`, parents: [], at: 0 },
    kept: [
      ...kept.map((entry) => ({ ...entry, at: 0 })),
      ...Object.values(beside).map((text): KeptText => ({ text, because: 'otherTab', at: 0 })),
    ],
  };
}
