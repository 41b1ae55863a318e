import { resultText, roleActs } from './acts.ts';
import { NotModelled } from './notModelled.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import {
  addressIn,
  fileOf,
  pageAt,
  pfnOf,
  type Role,
  roleOf,
  setVariable,
  type World,
} from './world.ts';

/** What an act shows apart from what calls returned. */
export interface Observed {
  page?: Snapshot;
  output?: string;
}

const PAGE_SIZE = 4096;

/** Acts that begin with their verb: set-up, observation, bookkeeping. */
const ownActs: Readonly<Record<string, (world: World, words: readonly string[]) => Observed>> = {
  spawn(world, [name = '']) {
    world.roles.set(name, {
      task: world.machine.task(name),
      mapping: undefined,
      pipe: undefined,
      call: undefined,
    });
    return {};
  },
  fiemap(world, [name = '', path = '', offset = '0']) {
    const pfn = fileOf(world, path).pfnOf(Number(offset) / PAGE_SIZE);
    if (pfn === undefined) throw new NotModelled(`a hole at ${offset} of ${path}`);
    setVariable(world, name, pfn);
    return {};
  },
  pfn(world, [name = '', roleName = '', page = '0']) {
    const role = roleOf(world, roleName);
    const pte = role.task.mm?.pteAt(addressIn(role, page));
    if (pte) setVariable(world, name, pte.pfn);
    return {};
  },
  set(world, [name = '', pfn = '']) {
    world.variables.set(name, Number(pfn));
    return {};
  },
  snap(world, [label = '', name = '']) {
    return { page: snapshot(label, pageAt(world, pfnOf(world, name))) };
  },
  note(world, [word = '', ...rest]) {
    if (word === 'PHASE') world.phase = rest.join(' ');
    return {};
  },
  trace(world, [state]) {
    world.tracing = state === 'on';
    return {};
  },
  meminfo(world) {
    const kib = world.machine.k.globals.num_poisoned_pages * 4;
    return { output: `HardwareCorrupted: ${String(kib).padStart(5)} kB` };
  },
  bg(world, [roleName = '', verb = '', ...words]) {
    start(world, roleOf(world, roleName), [roleName, verb, ...words]);
    return {};
  },
  join: settle,
  sleep: settle,
  where: () => ({}),
  dump: () => ({}),
};

/** No clock moves: everything that can run does, until it sleeps or ends. */
function settle(world: World): Observed {
  world.machine.run();
  return {};
}

/**
 * Performs one act.
 * @throws NotModelled for what the simulation does not have
 */
export function perform(world: World, words: readonly string[]): Observed {
  const [verb = '', ...rest] = words;
  if (!world.roles.has(verb)) {
    const own = ownActs[verb];
    if (!own) throw new NotModelled(`the act ${words.join(' ')}`);
    return own(world, rest);
  }
  const role = roleOf(world, verb);
  start(world, role, words);
  world.machine.run();
  return {};
}

function start(world: World, role: Role, words: readonly string[]): void {
  const [, verb = '', ...rest] = words;
  const act = roleActs[verb];
  if (!act) throw new NotModelled(`the act ${words.join(' ')}`);
  const thread = world.machine.start(role.task, act(world, role, rest));
  role.call = {
    cmd: words.join(' '),
    thread,
    text: () => resultText(thread.result ?? 0),
  };
}
