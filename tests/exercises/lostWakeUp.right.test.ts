import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/lost-wake-up');

const run = (source: string) => {
  if (!entry) throw new Error('The exercise is missing.');
  return runInNode({ source, exercise: entry.exercise });
};

/** Answers that are right and do not look like the solution. */
const right = {
  'the pin first, and a list of how to give back': `
    import { access } from 'simkernel';
    export function* take(k, start) {
      const pinned = [];
      yield* k.pin_user_pages_fast(start, 1, 0, pinned);
      const got = [];
      yield* k.get_user_pages_fast(start + 1, 2, 0, got);
      return [
        [pinned[0], () => k.unpin_user_page(pinned[0])],
        [got[0], () => k.release_pages(got.slice(0, 1))],
        [got[1], () => k.put_page(got[1])],
      ];
    }
    export const put = function* (k, taken) {
      for (const [page, giveBack] of taken) {
        yield access(page, '_refcount', 'write');
        giveBack();
      }
    };`,
  'more than one reference on each page, the last of each kind put last': `
    import { access } from 'simkernel';
    export function* take(k, start) {
      const got = [];
      yield* k.get_user_pages_fast(start, 3, 0, got);
      yield* k.get_user_pages_fast(start, 3, 0, got);
      yield* k.pin_user_pages_fast(start + 2, 1, 0, got);
      return got;
    }
    export function* put(k, pages) {
      const [a, b, c] = pages;
      k.release_pages([a, b, c]);
      k.put_page(c);
      yield access(a, '_refcount', 'readWrite');
      k.put_page(a);
      yield access(b, '_refcount', 'readWrite');
      k.release_pages([b]);
      yield access(c, '_refcount', 'readWrite');
      k.unpin_user_page(c);
    }`,
};

describe('a waiter that sleeps for ever', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    const verdict = await run(source);
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });

  it('shows, of a kernel that is caught, the interleaving that catches it', async () => {
    const { checks } = await run(entry?.solution ?? '');
    const shown = checks.filter(({ interleaving }) => interleaving !== undefined);
    expect(shown.map(({ id }) => id)).toEqual([
      'release-5.18',
      'put-page',
      'batch',
      'unpin',
      'address',
      'late-queue',
    ]);
    for (const { interleaving } of shown) {
      expect(interleaving?.violation).toMatch(/^T sleeps on .* nobody holds/);
      // It goes wrong with the put, or with the sleep after it: not while T waits for a page that A holds.
      const { steps = [], wrongAt = 0 } = interleaving ?? {};
      const address = /page:0x[0-9a-f]+/.exec(interleaving?.violation ?? '')?.[0];
      const counts = new Map(steps[wrongAt]?.state);
      expect(counts.get(`${address}->_refcount`)).toBe('1');
    }
  });

  it.each([
    ['a plain function', `export function* take() { return []; } export function put() {}`],
    ['a take that is plain', `export const take = () => []; export function* put() {}`],
  ])('says so of %s', async (_, source) => {
    const { kind, checks } = await run(source);
    expect(kind).toBe('fail');
    const words = checks.map(({ message, seen }) => `${message} ${seen}`);
    expect(words.every((text) => /is a plain function: begin it with/.test(text))).toBe(true);
  });

  it('says so of a test that has too many steps', async () => {
    const { kind, checks } = await run(`
      import { access } from 'simkernel';
      export function* take(k, start) {
        const pages = [];
        yield* k.get_user_pages_fast(start, 1, 0, pages);
        return pages;
      }
      export function* put(k, [page]) {
        for (let at = 0; at < 500; at += 1) yield access(page, '_refcount', 'read');
        k.put_page(page);
      }`);
    expect(kind).toBe('fail');
    expect(checks.some(({ message }) => /too many steps/.test(message ?? ''))).toBe(true);
  });
});
