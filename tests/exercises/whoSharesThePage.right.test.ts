import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/who-shares-the-page';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'a pair for each release': `
    const marker = 'PAGE_MAPPING_DAX_SHARED';
    const free = (page) => Object.assign(page, { mapping: null, index: 0 });
    const old = {
      associate(page, mapping, index, shared) {
        if (!shared) return Object.assign(page, { mapping, index });
        if (page.mapping !== marker) {
          if (page.mapping) page.index = 1;
          page.mapping = marker;
        }
        page.index += 1;
      },
      disassociate(page) {
        if (page.mapping !== marker || --page.index <= 0) free(page);
      },
    };
    const recent = {
      associate(page, mapping, index, shared) {
        const counts = !page.mapping && page.index > 0;
        if (!shared || !(page.mapping || counts)) return Object.assign(page, { mapping, index });
        if (!counts) Object.assign(page, { mapping: null, index: 1 });
        page.index += 1;
      },
      disassociate(page) {
        if (page.mapping || page.index <= 1) free(page);
        else page.index -= 1;
      },
    };
    const of = (k) => (k.release === '7.2' ? recent : old);
    export const associate = (k, ...args) => of(k).associate(...args);
    export const disassociate = (k, page) => of(k).disassociate(page);`,
};

describe('who shares the page', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
