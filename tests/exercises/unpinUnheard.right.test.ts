import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/unpin-unheard');

/** Answers that are right and do not look like the solution. */
const right = {
  'the devmap put written out': `
    import { addressOf, gupFlags } from 'simkernel';
    export const gup_put_folio = (k, folio, refs, flags) => {
      const pin = Boolean(flags & gupFlags(k.release).FOLL_PIN);
      const large = folio.order !== 0;
      if (pin && large) folio._pincount -= refs;
      const nr = pin && !large ? refs << 10 : refs;
      const fsdax = folio.pgmap.type === 'MEMORY_DEVICE_FS_DAX';
      const left = k.page_ref_sub_return(folio, nr);
      if (fsdax && left === 1) k.wake_up_var(addressOf(folio, '_refcount'));
      if (!fsdax && left === 0) k.__folio_put(folio);
    };`,
  'the two puts joined by or': `
    import { gupFlags, GUP_PIN_COUNTING_BIAS } from 'simkernel';
    function weight(k, folio, refs, flags) {
      if ((flags & gupFlags(k.release).FOLL_PIN) === 0) return refs;
      if (folio.order === 0) return refs * GUP_PIN_COUNTING_BIAS;
      folio._pincount = folio._pincount - refs;
      return refs;
    }
    export function gup_put_folio(k, folio, refs, flags) {
      const nr = weight(k, folio, refs, flags);
      k.__put_devmap_managed_page_refs(folio, nr) || k.folio_put_refs(folio, nr);
    }`,
};

describe("GUP's put of an fsdax page", () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const { kind, checks } = await runInNode({ source, exercise: entry.exercise });
    expect(checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(kind).toBe('pass');
  });
});
