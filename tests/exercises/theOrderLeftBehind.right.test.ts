import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/the-order-left-behind';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'the order reset with the last page, from the end to the head': `
    export const dax_folio_put = (k, folio) => {
      const shared = !folio.mapping && folio.index;
      if (shared && --folio.index) return folio.index;
      for (let at = 2 ** folio.order - 1; at > 0; at -= 1) {
        Object.assign(folio.pgmap.pageAt(folio.pfn + at), { compound_head: null, mapping: null, index: 0 });
      }
      folio.mapping = null;
      folio.index = 0;
      folio.order = 0;
      return 0;
    };`,
  'two functions and a list of pages': `
    const pagesOf = ({ pfn, order, pgmap }) =>
      Array.from({ length: 1 << order }, (_, at) => pgmap.pageAt(pfn + at));
    function split(folio) {
      for (const page of pagesOf(folio)) {
        page.order = 0;
        page.compound_head = null;
        page.mapping = null;
        page.index = 0;
      }
    }
    export function* dax_folio_put(k, folio) {
      if (folio.mapping === null && folio.index > 1) folio.index -= 1;
      else split(folio);
    }`,
};

describe('the order left behind', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
