import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(
  ({ slug }) => slug === 'refcounting/look-again-before-sleep',
);

const put = `
  export function* putReference(k, page, idle, address) {
    if ((yield* k.page_ref_sub_return(page, 1)) === idle) yield* k.wake_up_var(address);
  }`;

/** Answers that are right and do not look like the solution. */
const right = {
  'a look before the queue as well': `
    export function* waitUntilIdle(k, page, idle, address) {
      while ((yield* k.page_ref_count(page)) !== idle) {
        yield* k.prepare_to_wait_event(address);
        if ((yield* k.page_ref_count(page)) !== idle) yield* k.schedule();
      }
      yield* k.finish_wait(address);
    }
    ${put}`,
  'a loop of its own for the waiter': `
    const isIdle = function* (k, page, idle) {
      return (yield* k.page_ref_count(page)) <= idle;
    };
    export const waitUntilIdle = function* (k, page, idle, address) {
      yield* k.prepare_to_wait_event(address);
      while (!(yield* isIdle(k, page, idle))) {
        yield* k.schedule();
        yield* k.prepare_to_wait_event(address);
      }
      yield* k.finish_wait(address);
    };
    export const putReference = function* (k, page, idle, address) {
      const left = yield* k.page_ref_sub_return(page, 1);
      switch (left - idle) {
        case 0:
          yield* k.wake_up_var(address);
      }
    };`,
};

/** Answers that take two steps in one turn, so that no other CPU can come in between. */
const cheats = {
  'the look and the sleep in one turn': `
    export function* waitUntilIdle(k, page, idle, address) {
      for (;;) {
        const look = k.page_ref_count(page);
        yield look.next().value;
        const { value: count } = look.next();
        if (count === idle) return;
        const join = k.prepare_to_wait_event(address);
        join.next();
        join.next();
        yield* k.schedule();
      }
    }
    ${put}`,
};

async function run(source: string) {
  if (!entry) throw new Error('The exercise is missing.');
  return runInNode({ source, exercise: entry.exercise });
}

describe('the look before the sleep', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    const { kind, checks } = await run(source);
    expect(checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(kind).toBe('pass');
  });

  it.each(Object.entries(cheats))('does not accept %s', async (_, source) => {
    const { kind, checks } = await run(source);
    expect(kind).toBe('fail');
    expect(checks.filter(({ id, pass }) => id === 'waiter-against-a-put' && pass)).toEqual([]);
  });

  it('shows the two puts of which neither is the last', async () => {
    const { checks } = await run(entry?.starter ?? '');
    const { interleaving } =
      checks.find(({ id, release }) => id === 'two-puts' && release === '6.1') ?? {};
    expect(interleaving?.tasks).toEqual(['T', 'A', 'B']);
    const looks = interleaving?.steps.findIndex(({ text }) => text.includes('takes 1 off')) ?? -1;
    // Both have looked before either takes its reference off.
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(interleaving?.steps.at(-1)?.state).toContainEqual(['T', 'asleep']);
  });

  it('ends on functions that never do', async () => {
    const { kind } = await run(`
      export function* waitUntilIdle(k, page) {
        for (;;) yield* k.page_ref_count(page);
      }
      ${put}`);
    expect(kind).not.toBe('pass');
  });
});
