/** Evaluates program text where only the given names and the language itself exist. */
export type Evaluate = (text: string, globals: Readonly<Record<string, unknown>>) => unknown;
