import { expect, it } from 'vitest';
import { searchMutants } from '../../src/explore/searchMutants.ts';
import { scenarioContext } from '../../src/simkernel/kernel/scenario.ts';
import { access } from '../../src/simkernel/kernel/preemptible.ts';
import { attachDaxFile } from '../../src/simkernel/fs/attachDaxFile.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import type { page } from '../../src/simkernel/mm/page.ts';

/** A and B each put one reference of a page that has two. */
const against = searchMutants({
  scene: (boot, answer, mutant, how) => {
    const machine = boot(how);
    const { pgmap } = attachDaxFile(machine, { pages: 1, devicePages: 1 });
    const page = pgmap.pageAt(pgmap.firstPfn);
    machine.k.page_ref_add(page, 2);
    const idle = page._refcount - 2;
    machine.livepatch({ ...mutant });
    const put = (name: string) =>
      machine.spawn(machine.task(name), function* (k) {
        yield access(page, '_refcount', 'readWrite');
        if (answer.puts === true) k.put_page(page);
      });
    return {
      machine,
      outcome: () => String(page._refcount),
      violation: () => (page._refcount === idle ? undefined : `${page._refcount - idle} left`),
      A: () => put('A'),
      B: () => put('B'),
    };
  },
  tasks: [({ A }) => A(), ({ B }) => B()],
  bound: { exhaustive: 1, schedules: 100, steps: 50 },
});

const boot = scenarioContext({ release: '6.1', stepBudget: 10_000, onTrace: () => undefined });
const forgets = { put_page: (_k: Kernel, _page: page) => undefined };

it('searches the kernel as it is for {}', () => {
  expect(against({})(boot, { puts: true })).toMatchObject({ complete: true, counterexample: null });
});

it('searches the kernel with the mutant in it', () => {
  expect(against(forgets)(boot, { puts: true })).toMatchObject({
    counterexample: { violation: '2 left' },
  });
});

it('sets the scene with the answer', () => {
  expect(against({})(boot, { puts: false })).toMatchObject({
    counterexample: { violation: '2 left' },
  });
});
