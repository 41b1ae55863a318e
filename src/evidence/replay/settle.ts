import { hostOf } from '../../simkernel/kernel/kernel.ts';
import type { Role, World } from './world.ts';

/**
 * Kernel calls after which a call of a role is left alone: it counts as one that did not finish. The longest call of a
 * recording that did finish makes some thousands.
 */
const callBudget = 100_000;

/** Lets everything that can run do so, until it sleeps, ends or has used its budget up. */
export function settle(world: World): void {
  for (let role = nextReady(world); role; role = nextReady(world)) {
    const { machine } = world;
    const { call } = role;
    while (call && call.thread.state === 'ready' && call.used < callBudget) {
      const before = machine.steps;
      machine.step(call.thread);
      // A step without a call costs one as well, so that nothing runs for ever.
      call.used += Math.max(1, machine.steps - before);
    }
  }
}

function nextReady(world: World): Role | undefined {
  return [...world.roles.values()].find(
    ({ call }) => call?.thread.state === 'ready' && call.used < callBudget,
  );
}

/** Waits so many milliseconds, or until the condition holds; slow devices answer meanwhile. */
export function wait(world: World, ms: number, until: () => boolean): void {
  settle(world);
  let left = ms;
  while (left > 0 && !until()) {
    const passed = world.clock.advance(left);
    left = passed.left;
    if (passed.address === undefined) return;
    hostOf(world.machine.k).wake(passed.address);
    settle(world);
  }
}
