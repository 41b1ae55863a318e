import { hostOf } from './kernel.ts';
import { addressOf, KernelObject } from './kernelObject.ts';
import { access, type Preemptible, sleepOn } from './preemptible.ts';
import { defineSymbol } from './symbolDefinition.ts';
import { touches } from './touches.ts';
import type { task_struct } from './task_struct.ts';

/** Models `struct mutex`: held by one task at a time, not recursive. */
export class mutex extends KernelObject {
  owner: task_struct | null = null;

  constructor(name: string) {
    super(`mutex:${name}`);
    Object.seal(this);
  }
}

declare module './kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes a mutex; sleeps while another task holds it. */
    mutex_lock(lock: mutex): Preemptible<void>;
    /** Gives a mutex back and wakes who waits for it. */
    mutex_unlock(lock: mutex): void;
  }
}

const file = 'kernel/locking/mutex.c';
const source = 'kernel/locking/mutex.c at 5.10, 6.1, 6.12, 7.2';

export const mutex_lock = defineSymbol({
  name: 'mutex_lock',
  file,
  models: 'Takes a mutex; sleeps while another task holds it.',
  args: ['lock'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source,
      *call(k, lock) {
        yield access(lock, 'owner', 'readWrite');
        while (lock.owner) yield sleepOn(addressOf(lock));
        touches(k, lock, 'owner', 'write');
        lock.owner = k.current;
      },
    },
  ],
});

export const mutex_unlock = defineSymbol({
  name: 'mutex_unlock',
  file,
  models: 'Gives a mutex back.',
  args: ['lock'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, lock) {
        touches(k, lock, 'owner', 'write');
        lock.owner = null;
        hostOf(k).wake(addressOf(lock));
      },
    },
  ],
});
