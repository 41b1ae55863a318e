import { hostOf } from '../../simkernel/kernel/kernel.ts';
import { fork } from '../../simkernel/user/fork.ts';
import { NotModelled } from './notModelled.ts';
import { blockedIn } from './blockedIn.ts';
import { give, isBusy } from './roleCalls.ts';
import { settle, wait } from './settle.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import {
  addressIn,
  fileOf,
  type NamedPage,
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
  /** The page that the act gave a name to, if the recording has its pfn. */
  named?: NamedPage | undefined;
  /** Functions in which the role that was asked for sleeps, innermost first; undefined if it does not. */
  blockedIn?: readonly string[] | undefined;
  /** Roles that an act waited for in vain. */
  stillBlocked?: string;
}

const PAGE_SIZE = 4096;

/** How long the recorder waits for a call of a role that was not put into the background. */
const patience = 8000;

/** Acts that begin with their verb: set-up, observation, bookkeeping. */
const ownActs: Readonly<Record<string, (world: World, words: readonly string[]) => Observed>> = {
  spawn(world, [name = '']) {
    world.roles.set(name, newRole(world, name));
    return {};
  },
  fiemap(world, [name = '', path = '', offset = '0']) {
    const pfn = fileOf(world, path).pfnOf(Number(offset) / PAGE_SIZE);
    // A hole has no pfn, and the variable stays empty.
    if (pfn === undefined) return {};
    return { named: setVariable(world, `fiemap ${name} ${path} ${offset}`, name, pfn) };
  },
  pfn(world, [name = '', roleName = '', page = '0']) {
    const role = roleOf(world, roleName);
    const pte = role.task.mm?.pteAt(addressIn(role, page));
    if (!pte) return {};
    return { named: setVariable(world, `pfn ${name} ${roleName} ${page}`, name, pte.pfn) };
  },
  set(world, [name = '', pfn = '']) {
    world.variables.set(name, Number(pfn));
    return {};
  },
  snap(world, [label = '', name = '']) {
    const pfn = pfnOf(world, name);
    // After an unbind there is no struct page to look at.
    if (world.machine.k.globals.pgmap_array.wasMapped(pfn)) return {};
    return { page: snapshot(label, pageAt(world, pfn)) };
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
    give(world, roleOf(world, roleName), [roleName, verb, ...words]);
    settle(world);
    return {};
  },
  join(world, [roleName = '', ms = '0']) {
    const role = roleOf(world, roleName);
    wait(world, Number(ms), () => !isBusy(role));
    return isBusy(role) ? { stillBlocked: roleName } : {};
  },
  sleep(world, [ms = '0']) {
    wait(world, Number(ms), () => false);
    return {};
  },
  where: (world, [roleName = '']) => ({ blockedIn: blockedIn(world, roleOf(world, roleName)) }),
  fork(world, [roleName = '', name = '']) {
    const parent = roleOf(world, roleName);
    const child = newRole(world, name);
    world.roles.set(name, child);
    world.machine.call(parent.task, (k) => fork(k, child.task));
    const start = parent.mapping?.start;
    child.mapping = child.task.mm?.vmas.find((vma) => vma.start === start);
    return {};
  },
  exit(world, [roleName = '']) {
    give(world, roleOf(world, roleName), ['exit', roleName]);
    settle(world);
    return {};
  },
  mce(world, [word = '']) {
    const pfn = pfnOf(world, word);
    const hit = [...world.roles.values()].find(
      ({ spin, task }) => spin && task.mm?.pteAt(spin.address)?.pfn === pfn,
    );
    if (!hit?.spin) throw new NotModelled('a machine check on a page that no role loads from');
    hit.spin.machineCheck = pfn;
    hostOf(world.machine.k).wake(`spin:${hit.task.comm}`);
    settle(world);
    return {};
  },
  dump: () => ({}),
};

function newRole(world: World, name: string): Role {
  return {
    task: world.machine.task(name),
    mapping: undefined,
    pipe: undefined,
    buffers: [],
    transfer: undefined,
    call: undefined,
    queue: [],
    spin: undefined,
  };
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
  give(world, role, words);
  wait(world, patience, () => !isBusy(role));
  return isBusy(role) ? { stillBlocked: verb } : {};
}
