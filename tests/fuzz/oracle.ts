import type { Role, World } from '../../src/evidence/replay/world.ts';
import { InvariantWatch } from '../../src/simkernel/invariants/invariantWatch.ts';
import { type Holder, KernelView } from '../../src/simkernel/invariants/kernelView.ts';
import { mayNotEnd, mayReport } from './declared.ts';
import type { Look } from './runScript.ts';
import type { Script } from './script.ts';

function holdersOf({ pipe, buffers, transfer }: Role): Holder[] {
  return [
    ...(pipe?.bufs ?? []).map((page) => ({ page, references: 1 })),
    ...buffers.map((page) => ({ page, pins: 1 })),
    ...(transfer ? [{ page: transfer.page, [transfer.pinned ? 'pins' : 'references']: 1 }] : []),
  ];
}

/** Everybody whom a script has made hold a page: pipes, registered buffers, transfers that are under way. */
export function holdersIn(world: World): Holder[] {
  return [...world.roles.values()].flatMap(holdersOf);
}

/**
 * What has to be right after every act: no report that is not declared, no call that goes on for ever, and the invariants,
 * except where real kernels are known to break them.
 * @param known is told of each violation that is
 */
export function oracle(script: Script, known: (id: string, when: string) => void): Look {
  let watch: InvariantWatch | undefined;
  let splats = 0;
  const told = new Set<string>();
  return (world) => {
    const { machine } = world;
    watch ??= new InvariantWatch(machine);
    const wrong: string[] = [];
    for (const { code, text, stack } of machine.splats.slice(splats)) {
      if (!mayReport(script, code)) wrong.push(`${code}: ${text} in ${stack.join(' < ')}`);
    }
    splats = machine.splatCount;
    for (const { call } of world.roles.values()) {
      if (call?.thread.state === 'ready' && !world.died && !mayNotEnd(script, call.cmd)) {
        wrong.push(`does not end: ${call.cmd}`);
      }
    }
    const busy = machine.threads.some(({ state }) => state === 'ready');
    // What an oops left half done breaks what it likes.
    if (world.died) return wrong;
    const at = busy ? 'step' : 'rest';
    for (const violation of watch.check({ at, holders: holdersIn(world) })) {
      const { id, subject, text, stack = [], known: when } = violation;
      const key = `${id} ${subject} ${when}`;
      if (told.has(key)) continue;
      told.add(key);
      if (when === undefined) wrong.push(`${id} ${subject}: ${text} ${stack.join(' < ')}`);
      else known(id, when);
    }
    return wrong;
  };
}

/**
 * From 6.15 on: whether somebody waits for a page that is held by page tables alone. It was mapped again during the wait,
 * so the last put did not reach 0; the wake-up comes with the unmapping.
 */
function mappedAgain({ machine }: World, address: string | undefined): boolean {
  const view = new KernelView(machine, 'rest', []);
  const page = view.pageOf(address);
  return page !== undefined && view.slots(page) > 0 && view.held(page) === 0;
}

/** What may not be left once everybody has given back what it held and has exited. */
export function leftOver(script: Script, world: World, lostWakeUp: boolean): string[] {
  if (world.died) return [];
  const stuck = [...world.roles.values()].flatMap(({ call }) =>
    call && call.thread.state !== 'finished' ? [call] : [],
  );
  if (lostWakeUp || stuck.some(({ cmd }) => mayNotEnd(script, cmd))) return [];
  if (stuck.some(({ thread }) => mappedAgain(world, thread.sleepsOn))) return [];
  return stuck.map(({ cmd, thread }) => `still ${thread.state} on ${thread.sleepsOn}: ${cmd}`);
}
