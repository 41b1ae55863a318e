import {
  attachP2pdma,
  EBUSY,
  ENOMEM,
  type Kernel,
  type page,
  type ScenarioBoot,
  type Scenarios,
} from 'simkernel';

type Answer = Record<string, unknown>;

/** A PCI device with memory in a pool, on a kernel with the reader's two functions. */
function device(boot: ScenarioBoot, answer: Answer, pages: number) {
  const machine = boot();
  machine.livepatch({
    p2pmem_alloc_mmap: answer.p2pmem_alloc_mmap,
    p2pdma_page_free: answer.p2pdma_page_free,
  });
  const { p2pdma, pgmap } = attachP2pdma(machine, { name: 'nvme0', firstPfn: 0x1000, pages });
  const { k } = machine;
  const idle = pgmap.ref.count;
  const map = (): page | null =>
    k.p2pmem_alloc_mmap(p2pdma, (page: page) => {
      k.get_page(page);
      return 0;
    });
  return {
    machine,
    p2pdma,
    pgmap,
    map,
    /** A mapping that finds no memory for its page table. */
    fail: (): page | null => k.p2pmem_alloc_mmap(p2pdma, () => -ENOMEM),
    /** The mapping of a page goes. */
    unmap(page: page | null): string {
      if (!page) return 'no page';
      try {
        k.put_page(page);
        return 'put';
      } catch (error) {
        const { code } = machine.splats.at(-1) ?? {};
        if (code === undefined) throw error;
        return code;
      }
    },
    remove() {
      const removal = machine.start(machine.task('remover', 'kworker'), (kernel) =>
        kernel.memunmap_pages(pgmap),
      );
      machine.run();
      return removal;
    },
    /** References on the pgmap besides those of an idle device. */
    held: () => pgmap.ref.count - idle,
    /** How many pages the pool can still hand out. It is emptied by the question. */
    left(): number {
      let left = 0;
      while (p2pdma.takeFree(k)) left += 1;
      return left;
    },
    reports: () => machine.splats.map(({ code }) => code),
  };
}

const answered = (page: page | null | undefined) =>
  page === null ? 'null' : page === undefined ? 'undefined' : page.label;

/** Whether the pool has its page when the last reference on the pgmap goes. */
function poolAtTheRelease(
  machine: ReturnType<typeof device>['machine'],
  p2pdma: ReturnType<typeof device>['p2pdma'],
) {
  const pool = { found: 'was not asked' };
  machine.livepatch({
    dev_pagemap_percpu_release(k: Kernel, pgmap: page['pgmap']) {
      const back = p2pdma.takeFree(k);
      pool.found = back ? 'has its page' : 'lacks its page';
      if (back) p2pdma.giveBack(k, back);
      k.complete(pgmap.done);
    },
  });
  return pool;
}

export const scenarios: Scenarios = {
  'mapping-holds-once'(boot, answer) {
    const { map, held, left, reports } = device(boot, answer, 3);
    const pages = [map(), map()];
    return {
      pages: pages.map(answered),
      counts: pages.map((page) => page?._refcount ?? null),
      held: held(),
      left: left(),
      reports: reports(),
    };
  },

  'unmapped-again'(boot, answer) {
    const { map, unmap, held, left, reports } = device(boot, answer, 1);
    const rounds: unknown[] = [];
    for (let round = 0; round < 4; round += 1) {
      const page = map();
      const mapped = held();
      rounds.push({ page: answered(page), mapped, put: unmap(page), after: held() });
    }
    return { rounds, left: left(), reports: reports() };
  },

  'mapping-fails'(boot, answer) {
    const { fail, held, left, reports } = device(boot, answer, 2);
    const results = [answered(fail()), answered(fail()), answered(fail())];
    return { results, held: held(), left: left(), reports: reports() };
  },

  'pool-empty'(boot, answer) {
    const { map, held, reports } = device(boot, answer, 1);
    const first = answered(map());
    return { first, later: [answered(map()), answered(map())], held: held(), reports: reports() };
  },

  'mapped-after-a-failure'(boot, answer) {
    const { map, fail, held, reports } = device(boot, answer, 1);
    const failed = answered(fail());
    const page = map();
    return {
      failed,
      page: answered(page),
      count: page?._refcount ?? null,
      held: held(),
      reports: reports(),
    };
  },

  'removed-after-a-failure'(boot, answer) {
    const { fail, remove, reports } = device(boot, answer, 2);
    fail();
    const { state } = remove();
    return { state, reports: reports() };
  },

  'removed-while-mapped'(boot, answer) {
    const { machine, map, fail, unmap, remove, reports } = device(boot, answer, 3);
    const pages = [map(), map()];
    fail();
    const removal = remove();
    const states: string[] = [removal.state];
    for (const page of pages) {
      const put = unmap(page);
      if (put === 'put') machine.run();
      states.push(put === 'put' ? removal.state : put);
    }
    return { states, reports: reports() };
  },

  'no-page-after-the-kill'(boot, answer) {
    const { machine, pgmap, map, unmap, remove, left, reports } = device(boot, answer, 2);
    const page = map();
    const removal = remove();
    const before = pgmap.ref.count;
    const late = answered(map());
    const moved = pgmap.ref.count - before;
    const put = unmap(page);
    if (put === 'put') machine.run();
    return { late, moved, put, state: removal.state, left: left(), reports: reports() };
  },

  'pool-before-device'(boot, answer) {
    const { machine, p2pdma, map, unmap, remove, reports } = device(boot, answer, 1);
    const page = map();
    const removal = remove();
    const pool = poolAtTheRelease(machine, p2pdma);
    const put = unmap(page);
    if (put === 'put') machine.run();
    return { pool: pool.found, put, state: removal.state, reports: reports() };
  },

  'pool-before-device-on-error'(boot, answer) {
    const { machine, p2pdma, remove, reports } = device(boot, answer, 1);
    let removal: ReturnType<typeof remove> | undefined;
    const pool = poolAtTheRelease(machine, p2pdma);
    const page = machine.k.p2pmem_alloc_mmap(p2pdma, () => {
      removal = remove();
      return -EBUSY;
    });
    machine.run();
    return {
      page: answered(page),
      pool: pool.found,
      state: removal?.state ?? 'not begun',
      reports: reports(),
    };
  },
};
