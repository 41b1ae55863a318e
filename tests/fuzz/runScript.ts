import { buildWorld } from '../../src/evidence/replay/buildWorld.ts';
import { NotModelled } from '../../src/evidence/replay/notModelled.ts';
import { perform } from '../../src/evidence/replay/perform.ts';
import { collect } from '../../src/evidence/replay/roleCalls.ts';
import type { World } from '../../src/evidence/replay/world.ts';
import { KernelPanic } from '../../src/simkernel/kernel/kernelPanic.ts';
import { SimError } from '../../src/simkernel/kernel/simError.ts';
import { drain } from '../../src/simkernel/user/drain.ts';
import { asRecording, type Script } from './script.ts';

/** What a script came to. */
export interface Outcome {
  /** Undefined where the set-up is not modelled, or the mount refused. */
  readonly world: World | undefined;
  /** Empty, or what went wrong, with the act. */
  readonly failures: readonly string[];
  readonly notModelled: readonly string[];
  readonly performed: number;
}

/** Asked after each act. @returns what is wrong */
export type Look = (world: World, act: string, results: readonly string[]) => readonly string[];

/** Whether the simulation says by this error that it does not know the answer. */
function isUnknown(error: unknown): error is Error {
  return (
    error instanceof NotModelled || (error instanceof SimError && error.code === 'notModelled')
  );
}

/** Empties the pipes, as another process would that reads them: their owners may wait for what they hold themselves. */
function emptyPipes({ machine, roles }: World): void {
  const reader = machine.task('reader');
  for (const { pipe, queue } of roles.values()) {
    queue.length = 0;
    let more = pipe !== undefined;
    // What a device that is gone has left in a pipe stays there.
    while (pipe && more) more = machine.call(reader, (k) => drain(k, pipe)) > 0;
  }
}

/** Everybody waits for what it does, and exits. */
const endOf = (names: readonly string[]) => [
  ...names.map((name) => `join ${name} 9000`),
  ...names.map((name) => `exit ${name}`),
  'sleep 9000',
];

/**
 * Performs a script act by act, and at last lets everybody give back what it holds and exit. It stops at the first failure,
 * and where a call ends in what is not modelled: what it had half done means nothing.
 */
export function runScript(script: Script, look: Look): Outcome {
  const notModelled: string[] = [];
  const failures: string[] = [];
  let world: World | undefined;
  let performed = 0;
  let unknown = false;
  const attempt = (act: string, run: () => void) => {
    try {
      run();
    } catch (error) {
      if (isUnknown(error)) notModelled.push(error.message);
      else if (error instanceof KernelPanic && world) world.died = error;
      else failures.push(`${act}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    }
  };
  const mayGoOn = (world: World) => !world.died && !unknown && failures.length === 0;
  const perform1 = (world: World, act: string) => {
    if (!mayGoOn(world)) return;
    const results: string[] = [];
    attempt(act, () => perform(world, act.split(' ')));
    attempt(act, () => {
      const ended = collect(world);
      unknown = ended.notModelled.length > 0;
      notModelled.push(...ended.notModelled);
      results.push(...ended.results.map(({ result }) => result));
    });
    performed += 1;
    if (unknown || failures.length > 0) return;
    failures.push(...look(world, act, results).map((wrong) => `${act}: ${wrong}`));
  };
  attempt('set-up', () => {
    const built = buildWorld(asRecording(script));
    if (built.mounted) world = built.world;
  });
  if (world) {
    for (const act of script.acts) perform1(world, act);
    const made = world;
    if (mayGoOn(made)) attempt('empty pipes', () => emptyPipes(made));
    for (const act of endOf([...made.roles.keys()])) perform1(made, act);
  }
  return { world, failures, notModelled, performed };
}
