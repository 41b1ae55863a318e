import type { Verdict } from '../runner/verdict.ts';

/** The verdict when the runner itself could not be fetched: nothing of the reader's was run. */
export function loadFault(error: unknown): Verdict {
  return {
    kind: 'fault',
    headline: 'The runner could not be loaded, so your code was not run.',
    detail: 'Your draft is safe. Check the connection, then run again or reload the page.',
    checks: [],
    console: [],
    errors: [{ text: error instanceof Error ? error.message : String(error) }],
    notRun: [],
    truncated: false,
    timings: {},
  };
}
