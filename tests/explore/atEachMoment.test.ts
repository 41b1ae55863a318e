import { expect, it } from 'vitest';
import { atEachMoment } from '../../src/explore/atEachMoment.ts';
import { attachDaxFile } from '../../src/simkernel/fs/attachDaxFile.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';

/** A takes `steps` steps on a page while B adds 100 to its count; both counts as A saw them. */
const runs = (steps: number) =>
  atEachMoment((send) => {
    const machine = boot({ release: '6.1' });
    const { pgmap } = attachDaxFile(machine, { pages: 1, devicePages: 1 });
    const page = pgmap.pageAt(pgmap.firstPfn);
    let visits = 0;
    const { hooked, end } = send(() => {
      visits += 1;
      page._refcount += 100;
    });
    const seen: number[] = [];
    machine.livepatch({
      page_ref_inc: hooked('page_ref_inc', (of, nr) => {
        seen.push(of._refcount);
        of._refcount += nr;
      }),
    });
    for (let step = 0; step < steps; step += 1) machine.k.page_ref_inc(page);
    return { between: end(machine.k), visits, seen };
  });

it('has the other CPU come in once, before and after each step and at last', () => {
  expect(runs(2)).toEqual([
    { between: 'before page_ref_inc()', visits: 1, seen: [101, 102] },
    { between: 'after page_ref_inc()', visits: 1, seen: [1, 102] },
    { between: 'before page_ref_inc()', visits: 1, seen: [1, 102] },
    { between: 'after page_ref_inc()', visits: 1, seen: [1, 2] },
    { between: null, visits: 1, seen: [1, 2] },
  ]);
});

it('gives up after twelve moments', () => {
  const many = runs(7);
  expect(many).toHaveLength(12);
  expect(many.at(-1)?.between).toBe('after page_ref_inc()');
});

it('refuses what is no function', () => {
  expect(() => atEachMoment(null as never)).toThrow(/run/);
});
