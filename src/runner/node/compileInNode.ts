import { stop, transform } from 'esbuild';
import { compileAnswer } from '../compile/compileAnswer.ts';
import type { Compiled } from '../compile/compiled.ts';
import { stalled } from '../compile/stalled.ts';
import { TimeLimitError, withTimeLimit } from '../withTimeLimit.ts';

const COMPILE_BUDGET = 3_000;

/** Compiles an answer with the native esbuild, under a watchdog as in the browser. */
export async function compileInNode(
  source: string,
  allowedImports: readonly string[],
): Promise<Compiled> {
  try {
    return await withTimeLimit(compileAnswer(transform, source, allowedImports), COMPILE_BUDGET);
  } catch (reason) {
    if (!(reason instanceof TimeLimitError)) throw reason;
    // Ends the compiler's process; the next transform starts a new one.
    await stop();
    return stalled(COMPILE_BUDGET);
  }
}
