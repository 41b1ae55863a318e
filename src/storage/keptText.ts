import * as z from 'zod/mini';

/** Why a text left the editor without the reader deleting it. */
export const keptBecause = z.enum([
  'reset',
  'newStarter',
  'otherTab',
  'broughtBack',
  'cleared',
  'passed',
  'imported',
  'unreadable',
]);

export type KeptBecause = z.infer<typeof keptBecause>;

/** A text that was in the editor and can be brought back. */
export interface KeptText {
  readonly text: string;
  readonly because: KeptBecause;
  /** When it was stored, in milliseconds since 1970; 0 before that, and when it is not known. */
  readonly at: number;
}

/** So many earlier texts of an exercise stay without a question. */
export const KEPT_WITHOUT_QUESTION = 20;

/**
 * Puts an entry in front of the kept texts. A text is kept once, at its newest place; the starter is
 * not kept, because Reset always has it.
 */
export function keepText(
  kept: readonly KeptText[],
  entry: KeptText,
  starter: string,
): readonly KeptText[] {
  if (entry.text === starter) return kept;
  return [entry, ...kept.filter(({ text }) => text !== entry.text)];
}
