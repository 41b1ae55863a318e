import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/count-of-a-fresh-page';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'a table of the releases that set 0': `
    const zero = {
      '6.1': ['PRIVATE', 'COHERENT'],
      '6.12': ['PRIVATE', 'COHERENT'],
      '7.2': ['PRIVATE', 'COHERENT', 'FS_DAX', 'PCI_P2PDMA'],
    };
    export const __init_zone_device_page = (k, page, pgmap) => {
      const type = pgmap.type.replace('MEMORY_DEVICE_', '');
      k.set_page_count(page, zero[k.release]?.includes(type) ? 0 : 1);
    };`,
  'the field written, before anybody can see the page': `
    export function __init_zone_device_page(k, page) {
      const { type } = page.pgmap;
      if (type === 'MEMORY_DEVICE_GENERIC' || k.release === '5.18') return;
      const lent = type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT';
      if (lent || k.release === '7.2') page._refcount = 0;
    }`,
  'a generator that takes the reference away': `
    export function* __init_zone_device_page(k, page, { type }) {
      const since = { MEMORY_DEVICE_PRIVATE: 6.1, MEMORY_DEVICE_COHERENT: 6.1 }[type] ?? 6.15;
      const [major, minor] = k.release.split('.').map(Number);
      const [wantMajor, wantMinor] = String(since).split('.').map(Number);
      const later = major > wantMajor || (major === wantMajor && minor >= wantMinor);
      if (later && type !== 'MEMORY_DEVICE_GENERIC') k.page_ref_sub_return(page, 1);
    }`,
};

describe('the count of a fresh page', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
