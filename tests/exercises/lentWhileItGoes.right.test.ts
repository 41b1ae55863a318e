import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/lent-while-it-goes');

/** Tests that are right and do not look like the solution. */
const right = {
  'all in one step: R comes before it or after it': `
    export function* before(k, mdevice) {
      return k.dmirror_devmem_alloc_page(mdevice);
    }
    export function* meanwhile(k, mdevice, first) {
      const second = k.dmirror_devmem_alloc_page(mdevice);
      k.put_page(first);
      k.put_page(second);
    }`,
  'two pages before, and the first lent again': `
    import { access } from 'simkernel';
    export function* before(k, mdevice) {
      return [k.dmirror_devmem_alloc_page(mdevice), k.dmirror_devmem_alloc_page(mdevice)];
    }
    export function* meanwhile(k, mdevice, [first, second]) {
      k.put_page(first);
      yield access(mdevice, 'freePages', 'readWrite');
      const again = k.dmirror_devmem_alloc_page(mdevice);
      yield access(mdevice, 'freePages', 'readWrite');
      k.put_page(second);
      yield access(mdevice, 'freePages', 'readWrite');
      k.put_page(again);
    }`,
};

describe('lent while the device goes', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
