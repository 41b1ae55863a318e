import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/pin-for-pin');

/** Answers that are right and do not look like the solution. */
const right = {
  'one way out for every path': `
    export function* transfer(k, device, start, nr) {
      const pages = [];
      let error = 0;
      try {
        const pinned = yield* k.pin_user_pages_fast(start, nr, 0, pages);
        if (pinned < 0) error = pinned;
        else if (pinned !== nr) error = -14;
        else yield* device.move(pages);
      } finally {
        while (pages.length > 0) k.unpin_user_page(pages.pop());
      }
      return error;
    }
    export function* inspect(k, device, start) {
      const pages = [];
      const got = yield* k.get_user_pages_fast(start, 1, 0, pages);
      if (got !== 1) return got;
      device.look(pages[0]);
      k.put_page(pages[0]);
      return 0;
    }`,
  'through gup_put_folio() with the flag of each kind': `
    import { gupFlags } from 'simkernel';
    const put = (k, page, kind) => k.gup_put_folio(page.compound_head ?? page, 1, gupFlags(k.release)[kind]);
    export const transfer = function* (k, device, start, nr) {
      const pages = [];
      const pinned = yield* k.pin_user_pages_fast(start, nr, 0, pages);
      if (pinned === nr) yield* device.move(pages);
      pages.forEach((page) => put(k, page, 'FOLL_PIN'));
      return pinned < 0 ? pinned : pinned < nr ? -14 : 0;
    };
    export const inspect = function* (k, device, start) {
      const pages = [];
      const got = yield* k.get_user_pages_fast(start, 1, 0, pages);
      pages.forEach((page) => { device.look(page); put(k, page, 'FOLL_GET'); });
      return got < 0 ? got : 0;
    };`,
};

describe('giving back what was taken', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const { kind, checks } = await runInNode({ source, exercise: entry.exercise });
    expect(checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(kind).toBe('pass');
  });

  it('says by how much each count is off', async () => {
    const { checks } = await runInNode({
      source: entry?.starter ?? '',
      exercise: entry?.exercise as never,
    });
    const seen = (id: string) => checks.find((check) => check.id === id)?.seen;
    expect(seen('transfer-order-0')).toContain('references +1023');
    expect(seen('inspect-order-0')).toContain('references -1023');
    expect(seen('inspect-large')).toContain('_pincount -1');
  });
});
