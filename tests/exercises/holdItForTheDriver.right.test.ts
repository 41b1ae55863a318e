import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(
  ({ slug }) => slug === 'refcounting/hold-it-for-the-driver',
);

/** Answers that are right and do not look like the solution. */
const right = {
  'a get under the lock and the comparison after it': `
    export function* do_swap_page(k, vmf) {
      const now = yield* k.pte_offset_map_lock(vmf);
      const same = now === vmf.orig_pte;
      const page = same ? k.pfn_swap_entry_to_page(now) : null;
      if (page) yield* k.get_page(page);
      yield* k.pte_unmap_unlock(vmf);
      if (!page) return 0;
      try {
        return yield* k.migrate_to_ram(page, vmf);
      } finally {
        yield* k.put_page(page);
      }
    }`,
  'a second reference for good measure': `
    export const do_swap_page = function* (k, vmf) {
      const unchanged = vmf.orig_pte === (yield* k.pte_offset_map_lock(vmf));
      const page = k.pfn_swap_entry_to_page(vmf.orig_pte);
      if (unchanged) {
        yield* k.get_page(page);
        yield* k.get_page(page);
      }
      yield* k.pte_unmap_unlock(vmf);
      if (!unchanged) return 0;
      yield* k.put_page(page);
      const ret = yield* k.migrate_to_ram(page, vmf);
      yield* k.put_page(page);
      return ret;
    };`,
};

const atOnce = `
  const atOnce = (steps) => {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
    }
  };`;

/** Answers that go round the scheduler, or remember what they did. */
const cheats = {
  'the driver run in one turn': `${atOnce}
    export function* do_swap_page(k, vmf) {
      return atOnce(k.migrate_to_ram(k.pfn_swap_entry_to_page(vmf.orig_pte), vmf));
    }`,
  'a function that takes no turn': `
    export function do_swap_page(k, vmf) {
      return k.migrate_to_ram(k.pfn_swap_entry_to_page(vmf.orig_pte), vmf);
    }`,
  'the driver asked in the first fault only': `
    let asked = false;
    export function* do_swap_page(k, vmf) {
      yield* k.pte_offset_map_lock(vmf);
      yield* k.pte_unmap_unlock(vmf);
      if (asked) return 0;
      asked = true;
      return yield* k.migrate_to_ram(k.pfn_swap_entry_to_page(vmf.orig_pte), vmf);
    }`,
};

async function run(source: string) {
  if (!entry) throw new Error('The exercise is missing.');
  return runInNode({ source, exercise: entry.exercise });
}

describe('holding a page for the driver', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    const verdict = await run(source);
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });

  it.each(Object.entries(cheats))('does not accept %s', async (_, source) => {
    const { kind } = await run(source);
    expect(kind).toBe('fail');
  });

  it('shows the interleaving in which the page is freed at work', async () => {
    const { checks } = await run(entry?.starter ?? '');
    const failed = checks.find(({ id }) => id === 'not-freed-at-work');
    expect(failed?.pass).toBe(false);
    expect(JSON.stringify(failed)).toContain('the driver');
  });
});
