import type { Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { type Preemptible, sleepOn } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { inode } from '../inode.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Makes the blocks of a file of ext4 free to be given away: nobody may hold a page of it. Called with the invalidate
     * lock held for writing, which it gives up while it sleeps.
     * @returns 0, or -errno
     */
    ext4_break_layouts(inode: inode): Preemptible<number>;
    /** Gives the invalidate lock up, sleeps on the address, takes the lock again. */
    ext4_wait_dax_page(inode: inode, address: string): Preemptible<void>;
  }
}

const file = 'fs/ext4/inode.c';
const source =
  'fs/ext4/inode.c at 5.10, 6.1, 6.12, 7.2, as the facts on who waits for what give it';

function* sleepUnlocked(k: Kernel, inode: inode, address: string): Preemptible<void> {
  // The waiter is on the queue already, so nothing may come between here and the sleep.
  k.up_write(inode.i_mmaplock);
  yield sleepOn(address);
  yield* k.down_write(inode.i_mmaplock);
}

/** The body since 6.15: the recorded builds have it inlined in what truncate calls, and call it for a punched hole. */
export const breakLayouts = (k: Kernel, inode: inode): Preemptible<number> =>
  k.dax_break_layout(inode, 0, Number.POSITIVE_INFINITY, (address) =>
    k.ext4_wait_dax_page(inode, address),
  );

export const ext4_break_layouts = defineSymbol({
  name: 'ext4_break_layouts',
  file,
  models: 'Waits until nobody holds a page of a file of ext4.',
  args: ['inode'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      // The recorded builds do not list ext4_wait_dax_page: it is inlined here.
      since: '5.10',
      until: '6.15',
      source,
      *call(k, inode) {
        for (;;) {
          const page = yield* k.dax_layout_busy_page(inode.i_mapping);
          if (!page) return 0;
          const address = addressOf(page, '_refcount');
          yield* k.___wait_var_event(
            address,
            () => k.page_ref_count(page) === 1,
            () => sleepUnlocked(k, inode, address),
          );
        }
      },
    },
    {
      since: '6.15',
      source: `${source}; commit d5b3afea22a5`,
      call: breakLayouts,
    },
  ],
});

export const ext4_wait_dax_page = defineSymbol({
  name: 'ext4_wait_dax_page',
  file,
  models: 'Sleeps without the invalidate lock.',
  args: ['inode', 'var'],
  returns: 'void',
  preemptible: true,
  bodies: [{ since: '6.15', source, call: sleepUnlocked }],
});
