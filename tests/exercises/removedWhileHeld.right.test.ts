import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/removed-while-held';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'all three pages, twice each, and a pin besides': `
    import { access } from 'simkernel';
    export function* take(k, start) {
      const plain = [];
      const pinned = [];
      yield* k.get_user_pages_fast(start, 3, 0, plain);
      yield* k.get_user_pages_fast(start, 3, 0, plain);
      yield* k.pin_user_pages_fast(start + 2, 1, 0, pinned);
      return { plain, pinned };
    }
    export function* put(k, { plain, pinned }) {
      for (const page of [plain.pop(), plain.pop(), plain.pop(), plain.shift(), plain.pop()]) {
        yield access(page, '_refcount', 'readWrite');
        k.put_page(page);
      }
      for (const page of pinned) {
        yield access(page, '_refcount', 'readWrite');
        k.unpin_user_page(page);
      }
      yield access(plain[0], '_refcount', 'readWrite');
      k.put_page(plain[0]);
    }`,
};

describe('removed while it is held', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
