import { hostOf } from './kernel.ts';
import { addressOf, KernelObject } from './kernelObject.ts';
import { access, type Preemptible, sleepOn } from './preemptible.ts';
import { defineSymbol } from './symbolDefinition.ts';

declare module './kernelSymbols.ts' {
  interface KernelSymbols {
    /** Sleeps until somebody completes it, without regard to signals. */
    wait_for_completion(x: completion): Preemptible<void>;
    /** Completes it: one waiter may go on, now or when it comes. */
    complete(x: completion): void;
  }
}

/** Models `struct completion`: an event that has happened so many times. */
export class completion extends KernelObject {
  done = 0;

  constructor(name: string) {
    super(`completion:${name}`);
    Object.seal(this);
  }
}

const file = 'kernel/sched/completion.c';

export const wait_for_completion = defineSymbol({
  name: 'wait_for_completion',
  file,
  models: 'Sleeps until an event has happened.',
  args: ['x'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'kernel/sched/completion.c',
      *call(_k, x) {
        yield access(x, 'done', 'readWrite');
        while (x.done === 0) yield sleepOn(addressOf(x));
        x.done -= 1;
      },
    },
  ],
});

export const complete = defineSymbol({
  name: 'complete',
  file,
  models: 'Says that an event has happened.',
  args: ['x'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'kernel/sched/completion.c',
      call(k, x) {
        x.done += 1;
        hostOf(k).wake(addressOf(x));
      },
    },
  ],
});
