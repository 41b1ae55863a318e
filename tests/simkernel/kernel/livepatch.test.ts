import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/simkernel/kernel/kernelObject.ts';
import { hostOf } from '../../../src/simkernel/kernel/kernel.ts';
import { boot, type Machine } from '../../../src/simkernel/kernel/machine.ts';
import { access } from '../../../src/simkernel/kernel/preemptible.ts';
import { dev_pagemap } from '../../../src/simkernel/mm/dev_pagemap.ts';

function machineWithOnePage() {
  const machine = boot({ release: '6.1' });
  const pgmap = new dev_pagemap({
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn: 0x40000,
    pages: 16,
    ops: null,
    owner: null,
    initialRefcount: 1,
  });
  machine.k.globals.pgmap_array.store(pgmap);
  return { machine, page: pgmap.pageAt(0x40000) };
}

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

/** A condition that is not true at first. */
const later = () => {
  let asked = 0;
  return () => asked++ > 1;
};

describe('a livepatch', () => {
  it('replaces a function for every caller and is marked in the trace', () => {
    const { machine, page } = machineWithOnePage();
    machine.livepatch({ page_ref_count: () => 42 });
    expect(machine.k.page_ref_count(page)).toBe(42);
    expect(machine.trace[0]).toMatchObject({ kind: 'call', fn: 'page_ref_count', patched: true });
  });

  it('may be a plain function or a generator where the kernel has a generator', () => {
    for (const body of [
      () => undefined,
      function* () {
        yield access({ label: 'x' }, 'y', 'read');
      },
    ]) {
      const { machine } = machineWithOnePage();
      machine.livepatch({ ___wait_var_event: body });
      const thread = machine.start(machine.task('A'), (k) => k.___wait_var_event('x', () => false));
      expect(thread.state).toBe('finished');
    }
  });

  it('of a symbol that the release lacks is refused by code', () => {
    const { machine } = machineWithOnePage();
    expect(codeOf(() => machine.livepatch({ no_such_function: () => 0 }))).toBe('symbolMissing');
    expect(codeOf(() => machine.livepatch({ page_ref_count: undefined }))).toBe(
      'livepatchNotAFunction',
    );
  });

  it.each([
    ['a string', () => '1'],
    ['NaN', () => Number.NaN],
    ['a promise', async () => 1],
    ['nothing', () => undefined],
    ['an object that turns into a number', () => ({ valueOf: () => 1 })],
  ])('that returns %s where an int belongs is an error of ours', (_what, body) => {
    const { machine, page } = machineWithOnePage();
    machine.livepatch({ page_ref_count: body });
    expect(codeOf(() => machine.k.page_ref_count(page))).toBe('badReturn');
  });

  it('that is a plain function and calls what can sleep is told to be a generator', () => {
    const { machine } = machineWithOnePage();
    const patch = (k: Machine['k']) => {
      k.___wait_var_event('x', () => true);
      return 0;
    };
    machine.livepatch({ gup_pte_range: patch });
    const task = machine.task('A');
    expect(() => machine.call(task, (k) => k.gup_pte_range(0, 1, 0, []))).toThrow(
      'gup_pte_range calls ___wait_var_event() without yield*. It is a plain function: begin it with "function* gup_pte_range".',
    );
  });

  it('that forgets yield* is told which call never ran', () => {
    const { machine } = machineWithOnePage();
    machine.livepatch({
      wake_up_var(k: Machine['k']) {
        k.___wait_var_event('x', () => true);
      },
    });
    expect(() => machine.k.wake_up_var('x')).toThrow(/___wait_var_event\(\) without yield\*/);
  });

  it.each([
    [
      'runs the steps of a call by itself',
      function* (k: Machine['k']) {
        const steps = k.___wait_var_event('x', later());
        while (!steps.next().done);
      },
    ],
    [
      'yields another step in place of one of them',
      function* (k: Machine['k']) {
        const steps = k.___wait_var_event('x', later());
        for (let next = steps.next(); !next.done; next = steps.next()) {
          yield access({ label: 'nobody' }, 'nothing', 'read');
        }
      },
    ],
    [
      'runs two calls in one turn',
      function* (k: Machine['k']) {
        const both = [k.___wait_var_event('x', later()), k.___wait_var_event('y', later())];
        for (const steps of both) steps.next();
        yield access({ label: 'nobody' }, 'nothing', 'read');
        for (const steps of both) while (!steps.next().done);
      },
    ],
  ])('that %s lets nobody in there, and is told so', (_what, body) => {
    const { machine } = machineWithOnePage();
    machine.livepatch({ gup_pte_range: body });
    const thread = machine.start(machine.task('A'), (k) => k.gup_pte_range(0, 1, 0, []));
    expect(thread).toMatchObject({
      state: 'died',
      error: {
        code: 'notAwaited',
        message: expect.stringContaining('gup_pte_range calls ___wait_var_event() without yield*.'),
      },
    });
  });

  it('that yields something foreign ends in an error of ours', () => {
    const { machine } = machineWithOnePage();
    machine.livepatch({
      *___wait_var_event() {
        yield { kind: 'access' };
      },
    });
    const thread = machine.start(machine.task('A'), (k) => k.___wait_var_event('x', () => true));
    expect(thread).toMatchObject({ state: 'died', error: { code: 'foreignYield' } });
  });

  it('that yields inside an atomic function ends in an error of ours', () => {
    const { machine, page } = machineWithOnePage();
    machine.livepatch({
      *page_ref_count() {
        yield access(page, '_refcount', 'read');
        return 1;
      },
    });
    expect(codeOf(() => machine.k.page_ref_count(page))).toBe('atomicSleep');
  });
});

describe('a run', () => {
  it('ends in an error of ours once its step budget is spent, however often it is caught', () => {
    const machine = boot({ release: '6.1', stepBudget: 5 });
    let caught = 0;
    for (let i = 0; i < 9; i += 1) {
      try {
        machine.k.wake_up_var('x');
      } catch {
        caught += 1;
      }
    }
    expect(caught).toBe(4);
  });

  it('cannot go on after an oops that the code under test swallowed', () => {
    const { machine, page } = machineWithOnePage();
    machine.k.page_ref_sub_return(page, 1);
    expect(() => machine.k.page_ref_sub_return(page, 1)).toThrow(/reference count of -1/);
    expect(codeOf(() => machine.k.page_ref_count(page))).toBe('machineDead');
    expect(machine.splats).toMatchObject([{ severity: 'BUG', code: 'refcountUnderflow' }]);
  });

  it('refuses a release that is unknown or not modelled', () => {
    expect(codeOf(() => boot({ release: 'six' }))).toBe('unknownRelease');
    expect(codeOf(() => boot({ release: '4.14' }))).toBe('releaseNotModelled');
  });
});

describe('a sleeper', () => {
  it('wakes on its own address only, and tests its condition again', () => {
    const { machine, page } = machineWithOnePage();
    page._refcount = 2;
    const waiter = machine.start(machine.task('A'), (k) =>
      k.___wait_var_event(addressOf(page, '_refcount'), () => k.page_ref_count(page) === 1),
    );
    expect(waiter).toMatchObject({ state: 'sleeping', sleepsOn: '&page:0x40000->_refcount' });
    page._refcount = 1;
    machine.k.wake_up_var(addressOf(page));
    machine.run();
    expect(waiter.state).toBe('sleeping');
    machine.k.wake_up_var(addressOf(page, '_refcount'));
    machine.run();
    expect(waiter.state).toBe('finished');
  });
});

describe('the memory of the kernel', () => {
  it('cannot be given getters, new fields or another prototype', () => {
    const { page } = machineWithOnePage();
    expect(() => Object.defineProperty(page, '_refcount', { get: () => 1 })).toThrow(TypeError);
    expect(() => Object.assign(page, { extra: 1 })).toThrow(TypeError);
    expect(() => Object.setPrototypeOf(page, {})).toThrow(TypeError);
  });

  it('has tracepoints that the code under test cannot reach', () => {
    const { machine } = machineWithOnePage();
    expect(Object.keys(machine.k)).toEqual([]);
    expect('tracepoint' in machine.k).toBe(false);
    expect(hostOf(machine.k).release).toBe('6.1');
  });
});

describe('a step', () => {
  it('is named after what its object was called when it was made', () => {
    let reads = 0;
    const shifty = {
      get label(): string {
        reads += 1;
        return reads === 1 ? 'page:0x1' : ({ toString: () => 'another' } as unknown as string);
      },
    };
    expect(access(shifty, '_refcount', 'read').address).toBe('&page:0x1->_refcount');
  });
});
