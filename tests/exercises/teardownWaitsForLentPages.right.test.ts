import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/teardown-waits-for-lent-pages';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'no reference for a pfn of any type': `
    export const memremap_pages = (k, pgmap) => {
      k.globals.pgmap_array.store(pgmap);
      return 0;
    };
    export function zone_device_page_init(k, page) {
      k.get_dev_pagemap(page.pfn);
      k.page_ref_inc(page);
    }
    export function free_zone_device_page(k, page) {
      const { pgmap } = page;
      if (!pgmap.ops?.page_free) return;
      page.mapping = null;
      pgmap.ops.page_free(k, page);
      if (pgmap.type !== 'MEMORY_DEVICE_PCI_P2PDMA') k.percpu_ref_put(pgmap.ref);
    }
    export function* memunmap_pages(k, pgmap) {
      k.percpu_ref_kill(pgmap.ref);
      yield* k.wait_for_completion(pgmap.done);
      k.percpu_ref_exit(pgmap.ref);
      k.pageunmap_range(pgmap);
    }`,
  'a reference for each pfn, of which teardown drops those of free pages': `
    const pages = (pgmap) =>
      Array.from({ length: pgmap.pfn_len }, (_, at) => pgmap.pageAt(pgmap.firstPfn + pgmap.reserve + at));
    const lends = ({ type }) => /PRIVATE|COHERENT/.test(type);
    export function memremap_pages(k, pgmap) {
      k.globals.pgmap_array.store(pgmap);
      k.percpu_ref_get_many(pgmap.ref, pgmap.pfn_len);
      return 0;
    }
    export function zone_device_page_init(k, page) {
      k.set_page_count(page, 1);
    }
    export function free_zone_device_page(k, page) {
      const { pgmap } = page;
      if (!pgmap.ops?.page_free) return;
      page.mapping = null;
      pgmap.ops.page_free(k, page);
      if (lends(pgmap) && pgmap.ref.dead) k.put_dev_pagemap(pgmap);
    }
    export function* memunmap_pages(k, pgmap) {
      k.percpu_ref_kill(pgmap.ref);
      const free = lends(pgmap)
        ? pages(pgmap).filter((page) => k.page_ref_count(page) === 0).length
        : pgmap.pfn_len;
      if (free > 0) k.percpu_ref_put_many(pgmap.ref, free);
      yield* k.wait_for_completion(pgmap.done);
      k.pageunmap_range(pgmap);
      k.percpu_ref_exit(pgmap.ref);
    }`,
};

describe('teardown waits for lent pages', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
