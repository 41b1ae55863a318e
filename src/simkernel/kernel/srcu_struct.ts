import { KernelObject } from './kernelObject.ts';

/**
 * Models `struct srcu_struct`: how many read sides are open. A real grace period waits for the readers that were there
 * when it began; this one waits until there is none, which is the same unless readers overlap without end.
 */
export class srcu_struct extends KernelObject {
  readers = 0;

  constructor(name: string) {
    super(`srcu:${name}`);
    Object.seal(this);
  }
}
