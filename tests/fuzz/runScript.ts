import { buildWorld } from '../../src/evidence/replay/buildWorld.ts';
import { NotModelled } from '../../src/evidence/replay/notModelled.ts';
import { collect, perform } from '../../src/evidence/replay/perform.ts';
import type { World } from '../../src/evidence/replay/world.ts';
import { SimError } from '../../src/simkernel/kernel/simError.ts';
import { asRecording, type Script } from './script.ts';

/** What a script came to: nothing, or the act at which it went wrong and how. */
export interface Outcome {
  readonly world: World | undefined;
  readonly failures: readonly string[];
  readonly notModelled: readonly string[];
  readonly performed: number;
}

/** Whether the simulation says by this error that it does not know the answer. */
function isUnknown(error: unknown): error is Error {
  return (
    error instanceof NotModelled || (error instanceof SimError && error.code === 'notModelled')
  );
}

/** Performs a script act by act; `look` is asked after each for what is wrong. */
export function runScript(
  script: Script,
  look: (world: World, act: string, results: readonly string[]) => string[],
): Outcome {
  const notModelled: string[] = [];
  const failures: string[] = [];
  let world: World | undefined;
  let performed = 0;
  const attempt = (act: string, run: () => void) => {
    try {
      run();
    } catch (error) {
      if (isUnknown(error)) notModelled.push(error.message);
      else failures.push(`${act}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    }
  };
  attempt('set-up', () => {
    const built = buildWorld(asRecording(script));
    if (built.mounted) world = built.world;
  });
  for (const act of world ? script.acts : []) {
    if (!world || world.died || failures.length > 0) break;
    const made = world;
    attempt(act, () => perform(made, act.split(' ')));
    const results: string[] = [];
    attempt(act, () => {
      const ended = collect(made);
      notModelled.push(...ended.notModelled);
      results.push(...ended.results.map(({ result }) => result));
    });
    if (failures.length === 0)
      failures.push(...look(made, act, results).map((wrong) => `${act}: ${wrong}`));
    performed += 1;
  }
  return { world, failures, notModelled, performed };
}
