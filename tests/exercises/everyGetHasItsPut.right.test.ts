import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/every-get-has-its-put';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

const free = `
  export function p2pdma_page_free(k, page) {
    const { pgmap } = page;
    pgmap.owner.giveBack(k, page);
    k.put_dev_pagemap(pgmap);
  }`;

/** Answers that are right and do not look like the solution. */
const right = {
  'the error path frees the page as its last mapping would': `${free}
    export function p2pmem_alloc_mmap(k, p2pdma, insert) {
      const page = p2pdma.takeFree(k);
      if (!page) return null;
      if (!k.percpu_ref_tryget_live(page.pgmap.ref)) {
        p2pdma.giveBack(k, page);
        return null;
      }
      k.set_page_count(page, 1);
      const failed = insert(page) !== 0;
      k.put_page(page);
      return failed ? null : page;
    }`,
  'the reference from get_dev_pagemap(), and one way out': `${free}
    export const p2pmem_alloc_mmap = (k, p2pdma, insert) => {
      const page = p2pdma.takeFree(k);
      const pgmap = page && k.get_dev_pagemap(page.pfn);
      let rc = -1;
      if (pgmap) {
        k.set_page_count(page, 1);
        rc = insert(page);
      }
      if (rc === 0) {
        k.folio_put(page);
        return page;
      }
      if (page) p2pdma.giveBack(k, page);
      if (pgmap) k.percpu_ref_put_many(pgmap.ref, 1);
      return null;
    };`,
};

describe('every get has its put', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
