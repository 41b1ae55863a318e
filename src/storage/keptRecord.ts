import * as z from 'zod/mini';
import { type KeptText, keptBecause } from './keptText.ts';
import { storedTime } from './storedTime.ts';

/** An earlier text as it is stored. An item is written once and never changed. */
export const keptRecord = z.object({
  version: z.literal(2),
  at: storedTime,
  because: keptBecause,
  text: z.string(),
});

export type KeptRecord = z.infer<typeof keptRecord>;

/** What is stored for an earlier text. */
export function toKeptRecord({ text, because, at }: KeptText): KeptRecord {
  return { version: 2, at, because, text };
}
