import { ERESTARTSYS } from '../../include/errno.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../../mm/page.ts';
import type { inode } from '../inode.ts';
import { entriesIn, pageRange } from './dax_layout_busy_page.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Waits until no page of a range is held any more, then deletes the entries of the range. Since 6.15.
     * @param cb how the file system sleeps: it drops its locks, sleeps on the address, takes them again; null refuses to wait
     * @returns 0, or -ERESTARTSYS if it would have to wait and may not
     */
    dax_break_layout(
      inode: inode,
      start: number,
      end: number,
      cb: ((address: string) => Preemptible<void>) | null,
    ): Preemptible<number>;
    /** The same for a whole file that is being evicted: it cannot be interrupted. Since 6.15. */
    dax_break_layout_final(inode: inode): Preemptible<void>;
    /** Whether a page of a file can be given to another use: nobody at all holds it. */
    dax_page_is_idle(page: page): boolean;
    /** Deletes the entries of a range; their pages belong to no file after it. Since 6.15. */
    dax_delete_mapping_range(inode: inode, start: number, end: number): Preemptible<void>;
  }
}

const file = 'fs/dax.c';
const since = '6.15';
const source = 'fs/dax.c at 7.2; recordings of 7.2.13';

/** The waiter sleeps on the page itself, not on its _refcount; the put that reaches 0 wakes the same address. */
function* waitIdle(
  k: Kernel,
  page: page,
  cb?: (address: string) => Preemptible<void>,
): Preemptible<void> {
  const address = addressOf(page);
  yield* k.___wait_var_event(address, () => k.dax_page_is_idle(page), cb && (() => cb(address)));
}

export const dax_page_is_idle = defineSymbol({
  name: 'dax_page_is_idle',
  file: 'include/linux/dax.h',
  models: 'Tells whether nobody holds the page.',
  args: ['page'],
  returns: 'bool',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since,
      source: 'include/linux/dax.h at 7.2',
      call: (k, page) => k.page_ref_count(page) === 0,
    },
  ],
});

export const dax_break_layout = defineSymbol({
  name: 'dax_break_layout',
  file,
  models: 'Waits until no page of a range is held, then deletes its entries.',
  args: ['inode', 'start:x', 'end:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since,
      source,
      *call(k, inode, start, end, cb) {
        for (;;) {
          const page = yield* k.dax_layout_busy_page_range(inode.i_mapping, start, end);
          if (!page) break;
          if (!cb) return -ERESTARTSYS;
          yield* waitIdle(k, page, cb);
        }
        yield* k.dax_delete_mapping_range(inode, start, end);
        return 0;
      },
    },
  ],
});

export const dax_break_layout_final = defineSymbol({
  name: 'dax_break_layout_final',
  file,
  models: 'Waits until no page of an evicted file is held, then deletes its entries.',
  args: ['inode'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since,
      source: `${source}; commit 0e2f80afcfa6`,
      *call(k, inode) {
        const end = Number.POSITIVE_INFINITY;
        for (;;) {
          const page = yield* k.dax_layout_busy_page_range(inode.i_mapping, 0, end);
          if (!page) break;
          yield* waitIdle(k, page);
        }
        yield* k.dax_delete_mapping_range(inode, 0, end);
      },
    },
  ],
});

export const dax_delete_mapping_range = defineSymbol({
  name: 'dax_delete_mapping_range',
  file,
  models: 'Deletes the entries of a range.',
  args: ['inode', 'start:x', 'end:x'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since,
      source: `${source}; commit bde708f1a65d`,
      *call(k, inode, start, end) {
        const mapping = inode.i_mapping;
        const { first, last } = pageRange(start, end);
        touches(k, mapping, 'i_pages', 'read');
        for (const index of entriesIn(mapping, first, last)) {
          yield access(mapping, `i_pages[${index}]`, 'readWrite');
          k.dax_disassociate_entry(mapping, index, true);
          touches(k, mapping, 'i_pages', 'write');
          mapping.eraseEntry(index);
        }
      },
    },
  ],
});
