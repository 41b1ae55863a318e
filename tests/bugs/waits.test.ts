import { describe, expect, it } from 'vitest';
import type { inode } from '../../src/simkernel/fs/inode.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import { addressOf } from '../../src/simkernel/kernel/kernelObject.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import type { Patch } from '../races/race.ts';
import { type MappedFile, mappedFile } from './mappedFile.ts';

/** What a test sees: how a punch stands while a reference is held and after it was put. */
function heldPunch(file: MappedFile) {
  file.get();
  const punch = file.punch();
  const held = punch.state;
  if (held !== 'died') file.machine.k.put_page(file.page);
  file.machine.run();
  return `${held} then ${punch.state}`;
}

/** The same with two references, put one after the other. */
function twiceHeldPunch(file: MappedFile) {
  file.get();
  const first = heldPunch(file);
  file.machine.k.put_page(file.page);
  file.machine.run();
  return `${first} then ${file.punching()?.state} at ${file.page._refcount}`;
}

interface Row {
  /** Number in the list of historical bugs. */
  readonly entry: number;
  readonly bug: string;
  readonly release: string;
  readonly patch: Patch;
  readonly wrong: string;
  readonly right: string;
  observe(file: MappedFile): string;
}

const rows: readonly Row[] = [
  {
    entry: 4,
    bug: 'a put that wakes at 0 where a page is idle at 1 leaves truncate asleep',
    release: '6.1',
    patch: {
      __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number) {
        if (k.page_ref_sub_return(page, refs) === 0) k.wake_up_var(addressOf(page, '_refcount'));
        return true;
      },
    },
    observe: heldPunch,
    wrong: 'sleeping then sleeping',
    right: 'sleeping then finished',
  },
  {
    entry: 5,
    bug: 'a put that wakes at 1 where a page is idle at 0 wakes too early and then not at all',
    release: '7.2',
    patch: {
      put_page(k: Kernel, page: page) {
        if (k.page_ref_sub_return(page, 1) === 1) k.wake_up_var(addressOf(page));
      },
    },
    observe: twiceHeldPunch,
    wrong: 'sleeping then sleeping then sleeping at 0',
    right: 'sleeping then sleeping then finished at 0',
  },
  {
    entry: 6,
    bug: 'a wait for 1 where a page is idle at 0 sleeps for ever on an idle page',
    release: '7.2',
    patch: { dax_page_is_idle: (k: Kernel, page: page) => k.page_ref_count(page) === 1 },
    observe: twiceHeldPunch,
    wrong: 'sleeping then sleeping then sleeping at 0',
    right: 'sleeping then sleeping then finished at 0',
  },
  {
    entry: 7,
    bug: 'a wait for 0 where a page is idle at 1 never ends',
    release: '6.12',
    patch: {
      *xfs_break_dax_layouts(k: Kernel, inode: inode, retry: { retry: boolean }) {
        const page = yield* k.dax_layout_busy_page(inode.i_mapping);
        if (!page) return 0;
        retry.retry = true;
        const address = addressOf(page, '_refcount');
        yield* k.___wait_var_event(
          address,
          () => k.page_ref_count(page) === 0,
          () => k.xfs_wait_dax_page(inode, address),
        );
        return 0;
      },
    },
    observe: heldPunch,
    wrong: 'sleeping then sleeping',
    right: 'sleeping then finished',
  },
  {
    entry: 8,
    bug: 'a wake-up on the page where the waiter sleeps on its count reaches nobody',
    release: '6.12',
    patch: {
      __put_devmap_managed_folio_refs(k: Kernel, page: page, refs: number) {
        if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page));
        return true;
      },
    },
    observe: heldPunch,
    wrong: 'sleeping then sleeping',
    right: 'sleeping then finished',
  },
  {
    entry: 14,
    bug: 'a fault that keeps its own reference makes a hole punch wait for a pin that is not there',
    release: '7.2',
    patch: { folio_put: () => undefined },
    observe: (file) => `${file.counts()} ${file.punch().state}`,
    wrong: '2/1 sleeping',
    right: '1/1 finished',
  },
  {
    entry: 16,
    bug: 'an unmap that puts the reference and keeps the mapping count makes the scan spin',
    release: '7.2',
    patch: { folio_remove_rmap_pte: () => undefined },
    observe(file) {
      const punch = file.punch();
      return `${file.counts()} ${punch.state} ${String(punch.error ?? '').includes('stepBudget')}`;
    },
    wrong: '0/1 died true',
    right: '0/0 finished false',
  },
  {
    entry: 16,
    bug: 'an unmap that takes the mapping count and keeps the reference lets the waiter sleep for ever',
    release: '7.2',
    patch: { folios_put_refs: () => undefined },
    observe: (file) => `${file.punch().state} ${file.counts()}`,
    wrong: 'sleeping 1/0',
    right: 'finished 0/0',
  },
  {
    entry: 17,
    bug: 'a scan for more than one reference does not see a page that one is held on, where it is idle at 0',
    release: '7.2',
    patch: {
      dax_busy_page: (k: Kernel, page: page) => (k.page_ref_count(page) > 1 ? page : null),
    },
    observe(file) {
      file.get();
      return `${file.punch().state} ${file.counts()} ${file.codes().join()}`;
    },
    wrong: 'finished 1/0 folioPutReferenced',
    right: 'sleeping 1/0 ',
  },
  {
    entry: 18,
    bug: 'a scan that subtracts mappings finds every page busy where it is idle at 1, without end',
    release: '6.12',
    patch: {
      dax_busy_page: (k: Kernel, page: page) =>
        k.page_ref_count(page) - (page._mapcount + 1) !== 0 ? page : null,
    },
    observe(file) {
      const punch = file.punch();
      return `${punch.state} ${String(punch.error ?? '').includes('stepBudget')}`;
    },
    wrong: 'died true',
    right: 'finished false',
  },
];

describe.each(rows)('bug $entry at $release: $bug', ({ release, patch, observe, wrong, right }) => {
  it('shows with the function replaced', () => {
    expect(observe(mappedFile(release, patch))).toBe(wrong);
  });

  it('does not show with the function as it was', () => {
    expect(observe(mappedFile(release))).toBe(right);
  });
});
