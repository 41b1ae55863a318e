import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeScript } from './judgeScript.ts';
import { scripts } from './scripts.ts';

/** Scripts in a run of the suite; FUZZ_SCRIPTS asks for more, FUZZ_SEED for others. */
const numRuns = Number(process.env.FUZZ_SCRIPTS ?? 400);

describe('random scripts over all releases', () => {
  it(
    'break no invariant but where real kernels do, and neither hang nor fail',
    () => {
      fc.assert(
        fc.property(scripts(), (script) => {
          expect(judgeScript(script).failures).toEqual([]);
        }),
        { numRuns },
      );
    },
    60_000 + numRuns * 100,
  );
});
