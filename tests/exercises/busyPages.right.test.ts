import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

/** Answers that are right and do not look like the solution, by exercise. */
const right: Record<string, Record<string, string>> = {
  'wait-before-eviction': {
    'one call in the head of the loop, and the count compared': `
      import { addressOf } from 'simkernel';
      export function* dax_break_layout_final(k, inode) {
        let page;
        while ((page = yield* k.dax_layout_busy_page_range(inode.i_mapping, 0, Infinity)) !== null) {
          const busy = page;
          yield* k.___wait_var_event(addressOf(busy), () => k.page_ref_count(busy) === 0);
        }
        yield* k.dax_delete_mapping_range(inode, 0, Infinity);
      }`,
    'the ordinary break, with a sleep of its own': `
      import { addressOf } from 'simkernel';
      export function* dax_break_layout_final(k, inode) {
        const wait = function* (address) {
          const page = [...inode.i_mapping.entries.values()]
            .map(({ pfn }) => k.globals.pgmap_array.load(pfn).pageAt(pfn))
            .find((each) => addressOf(each) === address);
          yield* k.___wait_var_event(address, () => k.dax_page_is_idle(page));
        };
        yield* k.dax_break_layout(inode, 0, Infinity, wait);
      }`,
    'page by page': `
      import { addressOf } from 'simkernel';
      export function* dax_break_layout_final(k, inode) {
        for (let at = inode.pages - 1; at >= 0; at -= 1) {
          for (;;) {
            const page = yield* k.dax_layout_busy_page_range(inode.i_mapping, at * 4096, at * 4096 + 4095);
            if (!page) break;
            yield* k.___wait_var_event(addressOf(page), () => k.dax_page_is_idle(page));
          }
        }
        yield* k.dax_delete_mapping_range(inode, 0, Infinity);
      }`,
  },
  'held-and-unmapped': {
    'the test of the VMAs kept for the unmapping alone': `
      export function* dax_layout_busy_page_range(k, mapping, start, end) {
        const first = start / 4096;
        const last = Math.floor(end / 4096);
        if (mapping.i_mmap.length > 0) {
          yield* k.unmap_mapping_pages(mapping, first, Number.isFinite(last) ? last - first + 1 : 0, 0);
        }
        for (const [index, { kind, pfn }] of mapping.entries) {
          if (index < first || index > last || kind === 'zero' || kind === 'empty') continue;
          const page = k.dax_busy_page(k.globals.pgmap_array.load(pfn).pageAt(pfn));
          if (page) return page;
        }
        return null;
      }`,
    'the last busy page': `
      export function* dax_layout_busy_page_range(k, mapping, start, end) {
        const first = start / 4096;
        const last = Math.floor(end / 4096);
        yield* k.unmap_mapping_pages(mapping, first, last === Infinity ? 0 : last - first + 1, 0);
        let busy = null;
        for (const index of mapping.indexesIn(first, last)) {
          const pgmap = k.globals.pgmap_array.load(mapping.entryAt(index).pfn);
          if (pgmap) busy = k.dax_busy_page(pgmap.pageAt(mapping.entryAt(index).pfn)) ?? busy;
        }
        return busy;
      }`,
  },
  'unmap-before-the-scan': {
    'each page unmapped before it is looked at': `
      export function* dax_layout_busy_page_range(k, mapping, start, end) {
        for (const index of mapping.indexesIn(start / 4096, Math.floor(end / 4096))) {
          yield* k.unmap_mapping_pages(mapping, index, 1, 0);
        }
        const last = [];
        for (const page of k.pagesIn(mapping, start, end)) last.unshift(page);
        for (const page of last) if (yield* k.dax_busy_page(page)) return page;
        return null;
      }`,
    'a look before, which decides nothing': `
      export function* dax_layout_busy_page_range(k, mapping, start, end) {
        const pages = k.pagesIn(mapping, start, end);
        for (const page of pages) yield* k.dax_busy_page(page);
        const nr = end === Infinity ? 0 : Math.floor(end / 4096) - start / 4096 + 1;
        yield* k.unmap_mapping_pages(mapping, start / 4096, nr, 0);
        for (const page of pages) {
          if ((yield* k.dax_busy_page(page)) !== null) return page;
        }
        return null;
      }`,
  },
  'unless-it-is-zero': {
    'one reference first, and the rest once it is there': `
      import { gupFlags } from 'simkernel';
      export function* try_grab_folio_fast(k, page, refs, flags) {
        if (!(yield* k.page_ref_add_unless_zero(page, 1))) return null;
        const all = flags & gupFlags(k.release).FOLL_PIN ? refs * 1024 : refs;
        if (all > 1) yield* k.page_ref_add(page, all - 1);
        return page;
      }`,
    'a look before': `
      import { gupFlags, GUP_PIN_COUNTING_BIAS } from 'simkernel';
      export const try_grab_folio_fast = function* (k, page, refs, flags) {
        if ((yield* k.page_ref_count(page)) === 0) return null;
        const weight = flags & gupFlags(k.release).FOLL_GET ? 1 : GUP_PIN_COUNTING_BIAS;
        return (yield* k.page_ref_add_unless_zero(page, refs * weight)) ? page : null;
      };`,
  },
  'outlived-by-the-pin': {
    'pins first, and slow before fast': `
      import { access } from 'simkernel';
      export function* take(k, start) {
        const pages = [];
        for (const at of [2, 0]) {
          yield* k.pin_user_pages_fast(start + at, 1, 0, pages);
          yield* k.get_user_pages_fast(start + at + 1, 1, 0, pages);
        }
        return pages;
      }
      export function* put(k, page, at) {
        yield access(page, '_refcount', 'write');
        if (at % 2) k.put_page(page);
        else k.unpin_user_page(page);
      }`,
    'the kind remembered with the page': `
      import { access } from 'simkernel';
      const pinned = new WeakSet();
      export const take = function* (k, start) {
        const pages = [];
        yield* k.get_user_pages_fast(start, 1, 0, pages);
        yield* k.get_user_pages_fast(start + 3, 1, 0, pages);
        const pins = [];
        yield* k.pin_user_pages_fast(start + 1, 2, 0, pins);
        for (const page of pins) pinned.add(page);
        return [...pins, ...pages];
      };
      export const put = function* (k, page) {
        yield access(page, '_refcount', 'readWrite');
        k[pinned.has(page) ? 'unpin_user_page' : 'put_page'](page);
      };`,
  },
};

const corpus = await loadCorpus();

describe.each(Object.entries(right))('%s', (slug, answers) => {
  const entry = corpus.find((each) => each.slug === `refcounting/${slug}`);

  it.each(Object.entries(answers))('passes %s', async (_, source) => {
    if (!entry) throw new Error(`exercises/refcounting/${slug} is missing`);
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
