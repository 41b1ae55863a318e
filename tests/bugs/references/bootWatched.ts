import { type BootOptions, boot, type Machine } from '../../../src/simkernel/kernel/machine.ts';

const booted: Machine[] = [];

/** boot(), remembered: what a case leaves behind can be held against the invariants. */
export function bootWatched(options: BootOptions): Machine {
  const machine = boot(options);
  booted.push(machine);
  return machine;
}

/** What a run answers, and the machines that it booted. */
export function watching<T>(run: () => T): { readonly value: T; readonly machines: Machine[] } {
  booted.length = 0;
  const value = run();
  return { value, machines: booted.splice(0) };
}
