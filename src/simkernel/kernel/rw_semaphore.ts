import { hostOf } from './kernel.ts';
import { addressOf, KernelObject } from './kernelObject.ts';
import { access, type Preemptible, sleepOn } from './preemptible.ts';
import { defineSymbol } from './symbolDefinition.ts';
import { touches } from './touches.ts';

declare module './kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes the lock for reading; sleeps while it is held for writing. */
    down_read(sem: rw_semaphore): Preemptible<void>;
    /** Gives a reader's hold back. */
    up_read(sem: rw_semaphore): void;
    /** Takes the lock for writing; sleeps while anybody holds it. */
    down_write(sem: rw_semaphore): Preemptible<void>;
    /** Gives the writer's hold back. */
    up_write(sem: rw_semaphore): void;
  }
}

/** Models `struct rw_semaphore`: many readers or one writer. It has no queue, so it promises no fairness. */
export class rw_semaphore extends KernelObject {
  readers = 0;
  written = false;

  constructor(label: string) {
    super(`rwsem:${label}`);
    Object.seal(this);
  }
}

const file = 'kernel/locking/rwsem.c';
const source = 'kernel/locking/rwsem.c at 5.10, 6.1, 6.12, 7.2';

export const down_read = defineSymbol({
  name: 'down_read',
  file,
  models: 'Takes a lock for reading.',
  args: ['sem'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      *call(k, sem) {
        yield access(sem, 'count', 'readWrite');
        while (sem.written) yield sleepOn(addressOf(sem));
        touches(k, sem, 'count', 'write');
        sem.readers += 1;
      },
    },
  ],
});

export const up_read = defineSymbol({
  name: 'up_read',
  file,
  models: 'Gives a reader’s hold back.',
  args: ['sem'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, sem) {
        touches(k, sem, 'count', 'write');
        sem.readers -= 1;
        hostOf(k).wake(addressOf(sem));
      },
    },
  ],
});

export const down_write = defineSymbol({
  name: 'down_write',
  file,
  models: 'Takes a lock for writing.',
  args: ['sem'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      *call(k, sem) {
        yield access(sem, 'count', 'readWrite');
        while (sem.written || sem.readers > 0) yield sleepOn(addressOf(sem));
        touches(k, sem, 'count', 'write');
        sem.written = true;
      },
    },
  ],
});

export const up_write = defineSymbol({
  name: 'up_write',
  file,
  models: 'Gives the writer’s hold back.',
  args: ['sem'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, sem) {
        touches(k, sem, 'count', 'write');
        sem.written = false;
        hostOf(k).wake(addressOf(sem));
      },
    },
  ],
});
