import { expect, it } from 'vitest';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { percpu_ref } from '../../../src/simkernel/lib/percpu_ref.ts';

function counter() {
  const { k, splats } = boot({ release: '6.12' });
  const released: string[] = [];
  const ref = new percpu_ref('dev', () => {
    released.push('released');
  });
  return { k, splats, ref, released };
}

it('releases with the last put after the kill', () => {
  const { k, ref, released } = counter();
  k.percpu_ref_get_many(ref, 1);
  k.percpu_ref_kill(ref);
  expect(released).toEqual([]);
  k.percpu_ref_put(ref);
  expect(released).toEqual(['released']);
});

it('does not see that it falls to 0 while it lives: the put too many shows at the kill', () => {
  const { k, ref, released } = counter();
  k.percpu_ref_put(ref);
  expect({ count: ref.count, released }).toEqual({ count: 0, released: [] });
  k.percpu_ref_kill(ref);
  expect({ count: ref.count, released }).toEqual({ count: -1, released: [] });
});
