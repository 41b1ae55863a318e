/** Whose text it is: a name that nobody declared throws in the reader's. */
export type Author = 'guide' | 'reader';

/** Evaluates program text where only the given names and the language itself exist. */
export interface Evaluate {
  (text: string, globals: Readonly<Record<string, unknown>>, author: Author): unknown;
  /** Makes ready what one evaluation needs, whatever its text will be. */
  prepare?(): void;
}
