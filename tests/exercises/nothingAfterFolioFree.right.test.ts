import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(
  ({ slug }) => slug === 'refcounting/nothing-after-folio-free',
);

/** Answers that are right and do not look like the solution. */
const right = {
  'a table of types, and one put a page': `
    import { addressOf } from 'simkernel';
    const lent = (k, folio) => {
      const { ref, ops } = folio.pgmap;
      let pages = 2 ** folio.order;
      folio.mapping = null;
      ops.folio_free(k, folio);
      for (; pages > 0; pages -= 1) k.percpu_ref_put(ref);
    };
    const byType = {
      MEMORY_DEVICE_PRIVATE: lent,
      MEMORY_DEVICE_COHERENT: lent,
      MEMORY_DEVICE_FS_DAX: (k, folio) => k.wake_up_var(addressOf(folio)),
      MEMORY_DEVICE_GENERIC: (k, folio) => k.set_page_count(folio, 1),
      MEMORY_DEVICE_PCI_P2PDMA: (k, folio) => folio.pgmap.ops.folio_free(k, folio),
    };
    export const free_zone_device_folio = (k, folio) => byType[folio.pgmap.type](k, folio);`,
  'one call of the driver for all that have one': `
    import { addressOf } from 'simkernel';
    export function free_zone_device_folio(k, folio) {
      const pgmap = folio.pgmap;
      const nr = 1 << folio.order;
      const isLent = /PRIVATE|COHERENT/.test(pgmap.type);
      if (pgmap.type === 'MEMORY_DEVICE_FS_DAX') return k.wake_up_var(addressOf(folio));
      if (pgmap.type === 'MEMORY_DEVICE_GENERIC') return k.set_page_count(folio, 1);
      if (isLent) folio.mapping = null;
      pgmap.ops.folio_free(k, folio);
      if (isLent) k.percpu_ref_put_many(pgmap.ref, nr);
    }`,
};

describe('nothing after folio_free()', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
