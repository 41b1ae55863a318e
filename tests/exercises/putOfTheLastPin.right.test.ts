import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/put-of-the-last-pin');

/** Answers that are right and do not look like the solution. */
const right = {
  'a generator that never yields': `
    import { addressOf } from 'simkernel';
    export function* __put_devmap_managed_page_refs(k, page, refs) {
      if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;
      const left = k.page_ref_sub_return(page, refs);
      if (left === 1) k.wake_up_var(addressOf(page, '_refcount'));
      return true;
    }`,
  'one reference at a time': `
    import * as kernel from 'simkernel';
    const idle = (k, page) => k.wake_up_var(kernel.addressOf(page, '_refcount'));
    export const __put_devmap_managed_page_refs = (k, page, refs) => {
      switch (page.pgmap.type) {
        case 'MEMORY_DEVICE_FS_DAX': {
          for (let i = 0; i < refs; i += 1) if (k.page_ref_sub_return(page, 1) === 1) idle(k, page);
          return true;
        }
        default:
          return false;
      }
    };`,
  'with other functions of the kernel': `
    import { addressOf, GUP_PIN_COUNTING_BIAS as pin } from 'simkernel';
    export function __put_devmap_managed_page_refs(k, page, refs) {
      const pgmap = k.get_dev_pagemap(page.pfn);
      const mine = pgmap.type === 'MEMORY_DEVICE_FS_DAX';
      k.put_dev_pagemap(pgmap);
      const pins = Math.floor(refs / pin) * pin;
      let left = 0;
      if (mine && pins > 0) left = k.page_ref_sub_return(page, pins);
      if (mine && refs > pins) left = k.page_ref_sub_return(page, refs - pins);
      if (left === 1) k.wake_up_var(addressOf(page, '_refcount'));
      return mine;
    }`,
  'waking the page as well, which nobody hears at 6.1': `
    import { addressOf } from 'simkernel';
    export function __put_devmap_managed_page_refs(k, page, refs) {
      if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;
      if (k.page_ref_sub_return(page, refs) !== 1) return true;
      k.wake_up_var(addressOf(page));
      k.wake_up_var(addressOf(page, '_refcount'));
      return true;
    }`,
};

describe('the put of the last pin', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
