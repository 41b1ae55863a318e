import { KernelPanic } from '../../simkernel/kernel/kernelPanic.ts';
import { SimError } from '../../simkernel/kernel/simError.ts';
import { resultText, roleActs } from './acts.ts';
import { NotModelled } from './notModelled.ts';
import { settle } from './settle.ts';
import type { Role, World } from './world.ts';

/** Whether a call of the role has not returned. */
export function isBusy({ call }: Role): boolean {
  return call?.thread.state === 'ready' || call?.thread.state === 'sleeping';
}

/** Starts a call of a role, or keeps it until the role's last one has returned. */
export function give(world: World, role: Role, words: readonly string[]): void {
  if (isBusy(role)) role.queue.push(words);
  else start(world, role, words);
}

function start(world: World, role: Role, words: readonly string[]): void {
  const [first = '', second = '', ...rest] = words;
  const verb = first === 'exit' ? first : second;
  const act = roleActs[verb];
  if (!act) throw new NotModelled(`the act ${words.join(' ')}`);
  const thread = world.machine.spawn(role.task, act(world, role, rest));
  role.call = { cmd: words.join(' '), thread, used: 0 };
}

/** What came of the calls that have ended since the last look. */
export interface Ended {
  readonly results: { cmd: string; result: string }[];
  readonly notModelled: string[];
}

/**
 * Collects what calls returned, and gives their roles what they were told meanwhile.
 * @throws whatever ended a call, unless it is an oops, which ends the machine, or something that is not modelled
 */
export function collect(world: World): Ended {
  const ended: Ended = { results: [], notModelled: [] };
  for (let found = takeEnded(world); found; found = takeEnded(world)) {
    const { role, call } = found;
    const { thread } = call;
    if (thread.state === 'died') ended.notModelled.push(...afterDeath(world, thread.error));
    else ended.results.push({ cmd: call.cmd, result: resultText(thread.result ?? 0) });
    const next = role.queue.shift();
    if (next && !world.died) {
      start(world, role, next);
      settle(world);
    }
  }
  return ended;
}

function takeEnded(world: World) {
  for (const role of world.roles.values()) {
    const { call } = role;
    if (!call || isBusy(role)) continue;
    role.call = undefined;
    return { role, call };
  }
  return undefined;
}

function afterDeath(world: World, error: unknown): string[] {
  if (error instanceof KernelPanic) {
    world.died = error;
    return [];
  }
  // A call that met the end of the machine: the call that oopsed is collected as well.
  if (error instanceof SimError && error.code === 'machineDead') return [];
  if (error instanceof NotModelled) return [error.message];
  if (error instanceof SimError && error.code === 'notModelled') return [error.message];
  throw error;
}
