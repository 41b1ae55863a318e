import type { Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { type Preemptible, sleepOn } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../../mm/page.ts';
import type { inode } from '../inode.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Makes the blocks of a file free to be given away: nobody may hold a page of it. Called with IOLOCK and MMAPLOCK held
     * for writing; it gives MMAPLOCK up while it sleeps, so it starts over after each sleep.
     * @returns 0, or -errno
     */
    xfs_break_layouts(inode: inode): Preemptible<number>;
    /**
     * Looks for one busy page and, if there is one, sleeps until its count is 1: so up to 6.14.
     * @param retry set when it slept: the caller looks again
     */
    xfs_break_dax_layouts(inode: inode, retry: { retry: boolean }): Preemptible<number>;
    /** Waits until no pNFS client holds a layout of the file. */
    xfs_break_leased_layouts(inode: inode): number;
    /** Gives MMAPLOCK up, sleeps on the address, takes MMAPLOCK again. */
    xfs_wait_dax_page(inode: inode, address: string): Preemptible<void>;
  }
}

const inFile = 'fs/xfs/xfs_file.c';
/** Where the functions lie since commit a4db266a705c, merged for 6.10. */
const inInode = 'fs/xfs/xfs_inode.c';
const sourceInFile = `${inFile} at 5.10, 6.1; recordings of 5.10.223, 6.1.192`;
const sourceInInode = `commit a4db266a705c; ${inInode} at 6.12; recordings of 6.12.107`;

/** The wait of 5.10 to 6.14: the address is `&page->_refcount`, the predicate is a count of 1. */
function* waitUntilOne(k: Kernel, inode: inode, page: page): Preemptible<void> {
  const address = addressOf(page, '_refcount');
  yield* k.___wait_var_event(
    address,
    () => k.page_ref_count(page) === 1,
    () => k.xfs_wait_dax_page(inode, address),
  );
}

function* breakDax(k: Kernel, inode: inode, retry: { retry: boolean }): Preemptible<number> {
  const page = yield* k.dax_layout_busy_page(inode.i_mapping);
  if (!page) return 0;
  retry.retry = true;
  yield* waitUntilOne(k, inode, page);
  return 0;
}

function* breakLayouts(k: Kernel, inode: inode): Preemptible<number> {
  const again = { retry: true };
  while (again.retry) {
    again.retry = false;
    const error = yield* k.xfs_break_dax_layouts(inode, again);
    if (error) return error;
  }
  return k.xfs_break_leased_layouts(inode);
}

function* waitWithoutMmaplock(k: Kernel, inode: inode, address: string): Preemptible<void> {
  // The waiter is on the queue already, so nothing may come between here and the sleep: no access before it.
  k.up_write(inode.i_mmaplock);
  yield sleepOn(address);
  yield* k.down_write(inode.i_mmaplock);
}

export const xfs_break_layouts = defineSymbol({
  name: 'xfs_break_layouts',
  file: inFile,
  models: 'Waits until nobody holds a page of a file.',
  args: ['inode'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      // The recorded build has xfs_break_dax_layouts inlined here, so no call of it shows.
      since: '5.10',
      until: '6.1',
      source: sourceInFile,
      *call(k, inode) {
        const again = { retry: true };
        while (again.retry) {
          again.retry = false;
          const error = yield* breakDax(k, inode, again);
          if (error) return error;
        }
        return k.xfs_break_leased_layouts(inode);
      },
    },
    { since: '6.1', until: '6.10', source: sourceInFile, call: breakLayouts },
    { since: '6.10', until: '6.15', file: inInode, source: sourceInInode, call: breakLayouts },
    {
      since: '6.15',
      file: inInode,
      source: 'recordings of 7.2.13; commit d5b3afea22a5',
      *call(k, inode) {
        const error = yield* k.dax_break_layout(inode, 0, Number.POSITIVE_INFINITY, (address) =>
          k.xfs_wait_dax_page(inode, address),
        );
        return error || k.xfs_break_leased_layouts(inode);
      },
    },
  ],
});

export const xfs_break_dax_layouts = defineSymbol({
  name: 'xfs_break_dax_layouts',
  file: inFile,
  models: 'Sleeps until one busy page of a file has a count of 1.',
  args: ['inode'],
  returns: 'int',
  preemptible: true,
  bodies: [
    { since: '6.1', until: '6.10', source: sourceInFile, call: breakDax },
    { since: '6.10', until: '6.15', file: inInode, source: sourceInInode, call: breakDax },
  ],
});

export const xfs_break_leased_layouts = defineSymbol({
  name: 'xfs_break_leased_layouts',
  file: 'fs/xfs/xfs_pnfs.c',
  models: 'Waits for pNFS clients; the model has none.',
  args: ['inode'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '5.10', source: 'recordings of 5.10, 6.1, 6.12, 7.2', call: () => 0 }],
});

export const xfs_wait_dax_page = defineSymbol({
  name: 'xfs_wait_dax_page',
  file: inFile,
  models: 'Sleeps without MMAPLOCK.',
  args: ['inode', 'var'],
  returns: 'void',
  preemptible: true,
  bodies: [
    { since: '5.10', until: '6.10', source: sourceInFile, call: waitWithoutMmaplock },
    {
      since: '6.10',
      file: inInode,
      source: `commit a4db266a705c; ${inInode} at 6.12, 7.2; recordings of 7.2.13`,
      call: waitWithoutMmaplock,
    },
  ],
});
