import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/batch-of-device-pages');

/** Answers that are right and do not look like the solution. */
const right = {
  'put_page() in a loop': `
    export const release_pages = (k, pages) => {
      for (const page of pages) k.put_page(page);
    };`,
  'the batch from its end, the refused pages last': `
    export function release_pages(k, pages) {
      const refused = [];
      for (let at = pages.length - 1; at >= 0; at -= 1) {
        if (!k.put_devmap_managed_page(pages[at])) refused.push(pages[at]);
      }
      refused.forEach((page) => {
        if (k.page_ref_sub_return(page, 1) === 0) k.__put_page(page);
      });
    }`,
  'the one type that is not managed named': `
    export function release_pages(k, pages) {
      for (const page of pages) {
        if (page.pgmap.type !== 'MEMORY_DEVICE_PCI_P2PDMA') k.__put_devmap_managed_page(page);
        else k.page_ref_sub_and_test(page, 1);
      }
    }`,
};

describe('a batch of device pages', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const { kind, checks } = await runInNode({ source, exercise: entry.exercise });
    expect(checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(kind).toBe('pass');
  });
});
