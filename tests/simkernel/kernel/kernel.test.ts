import { describe, expect, it } from 'vitest';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { attachPgmap } from '../../../src/simkernel/mm/attachPgmap.ts';

/** Every object that can be got hold of from a value through properties and prototypes, without calling anything. */
function reachable(from: object): Set<object> {
  const seen = new Set<object>([from]);
  for (const value of seen) {
    const next: unknown[] = [Object.getPrototypeOf(value)];
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      next.push(descriptor?.value, descriptor?.get, descriptor?.set);
    }
    for (const candidate of next) {
      if (candidate && (typeof candidate === 'object' || typeof candidate === 'function')) {
        seen.add(candidate);
      }
    }
  }
  return seen;
}

describe('the call interface', () => {
  const { k } = boot({ release: '6.1' });

  it('leads to no class of the simulation and to nothing that can be changed', () => {
    const mine = [...reachable(k)].filter((value) => !reachable(Function).has(value));
    expect(mine).not.toContain(Object.getPrototypeOf(Object.getPrototypeOf(k)).constructor);
    expect('dispatcherOf' in k || 'invoke' in k).toBe(false);
    const release = Object.getPrototypeOf(k);
    expect(release.constructor).toBe(Object);
    expect(Object.isFrozen(release)).toBe(true);
    expect(Object.isFrozen(k.page_ref_inc)).toBe(true);
    expect(() => Object.assign(k.page_ref_inc, { tag: 1 })).toThrow(TypeError);
  });

  it('returns generators whose prototype cannot be given methods', () => {
    const prototype = Object.getPrototypeOf(k.___wait_var_event('x', () => true));
    expect(() => Object.assign(prototype, { next: () => ({ done: true }) })).toThrow(TypeError);
    expect(Object.isFrozen(prototype)).toBe(true);
  });
});

describe('a machine that is booted without a trace', () => {
  it('reports a splat, and sends no event', () => {
    const sent: unknown[] = [];
    const onTrace = (event: unknown) => sent.push(event);
    const machine = boot({ release: '6.1', trace: false, onTrace });
    const pgmap = attachPgmap(machine, {
      name: 'pmem0',
      type: 'MEMORY_DEVICE_FS_DAX',
      firstPfn: 0x40000,
      pages: 1,
    });
    const page = pgmap.pageAt(0x40000);
    page._refcount = 0;
    machine.k.try_grab_page(page, 0);
    expect(machine.splatCount).toBe(1);
    expect(sent).toEqual([]);
  });
});
