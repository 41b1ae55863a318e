import { leftOver, oracle } from './oracle.ts';
import { type Outcome, runScript } from './runScript.ts';
import type { Script } from './script.ts';

export interface Verdict extends Outcome {
  /** The known violations that were met, `I17 WHEN`. */
  readonly known: readonly string[];
}

/** Runs a script with all oracles. `failures` is empty for one in which the simulation behaves. */
export function judgeScript(script: Script): Verdict {
  const known: string[] = [];
  const outcome = runScript(
    script,
    oracle(script, (id, when) => known.push(`${id} ${when}`)),
  );
  const { world, failures, notModelled } = outcome;
  if (!world || failures.length > 0 || notModelled.length > 0) return { ...outcome, known };
  const asleep = known.some((text) => text.startsWith('I6 '));
  return { ...outcome, known, failures: leftOver(script, world, asleep) };
}
