import type { Compiled } from './compiled.ts';

/** What a compile ends in that took longer than its budget, in milliseconds, and was ended. */
export function stalled(budget: number): Compiled {
  const text = `The compiler did not finish within ${budget / 1000} s and was restarted. Run once more; if it stalls again, look for an expression that is nested very deeply, and split it.`;
  return { ok: false, errors: [{ text }], stalled: true };
}
