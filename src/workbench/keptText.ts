/** Why a text left the editor without the reader deleting it. */
export type KeptBecause = 'reset' | 'newStarter' | 'otherTab' | 'broughtBack' | 'unreadable';

/** A text that was in the editor and can be brought back. */
export interface KeptText {
  readonly text: string;
  readonly because: KeptBecause;
}

/**
 * Puts `text` in front of the kept texts. A text is kept once, at its newest place; the starter is
 * not kept, because Reset always has it.
 */
export function keepText(
  kept: readonly KeptText[],
  text: string,
  because: KeptBecause,
  starter: string,
): readonly KeptText[] {
  if (text === starter) return kept;
  return [{ text, because }, ...kept.filter((entry) => entry.text !== text)];
}
