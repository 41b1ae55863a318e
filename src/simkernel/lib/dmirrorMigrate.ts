import { inode } from '../fs/inode.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Preemptible } from '../kernel/preemptible.ts';
import type { vm_fault } from '../mm/memory/vm_fault.ts';
import { migrate_vma } from '../mm/migrate/migrate_vma.ts';
import { pfn_to_page } from '../mm/pfn_to_page.ts';
import type { vm_area_struct } from '../mm/vm_area_struct.ts';
import { mmap } from '../user/mmap.ts';
import type { dmirror_device } from './test_hmm.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/**
 * What the test driver of HMM does when it is asked to take pages of a process: lends a page for each and
 * migrates.
 * @param start - virtual page number
 * @param pages - length in pages
 * @since 5.10
 * @returns pages that were moved
 * @throws SimError badArgument for what no parameter takes; notModelled as migrate_vma_setup() does, and before 5.10
 * @source mm/migrate.c migrate_vma_setup, migrate_vma_pages, migrate_vma_finalize at 5.10; mm/migrate_device.c at
 * 6.1, 6.12, 7.2; not recorded
 */
export function* migrateToDevice(
  k: Kernel,
  mdevice: dmirror_device,
  vma: vm_area_struct,
  start: number,
  pages: number,
): Preemptible<number> {
  requireArguments(
    'migrateToDevice',
    'k: kernel, mdevice: dmirror_device, vma: vm_area_struct, start: whole, pages: count',
    [k, mdevice, vma, start, pages],
  );
  const args = new migrate_vma(vma, { start, end: start + pages });
  yield* k.migrate_vma_setup(args);
  for (const entry of args.entries) {
    if (!entry.src && entry.migrate) entry.dst = k.dmirror_devmem_alloc_page(mdevice);
  }
  yield* k.migrate_vma_pages(args);
  const moved = args.entries.filter(({ dst }) => dst).length;
  yield* k.migrate_vma_finalize(args);
  return moved;
}

/**
 * The test driver's migrate_to_ram: one page goes back to system memory. Where the page had to stay it returns 0 all the
 * same, and whoever touched it faults again.
 * Source: lib/test_hmm.c dmirror_devmem_fault at 6.1, 6.12, 7.2; not recorded.
 */
export function* migrateBack(k: Kernel, { vma, address }: vm_fault): Preemptible<number> {
  const pte = vma.vm_mm.pteAt(address);
  if (pte?.kind !== 'devicePrivate') return 0;
  const fault_page = pfn_to_page(k, pte.pfn);
  const args = new migrate_vma(vma, { start: address, end: address + 1, fault_page });
  yield* k.migrate_vma_setup(args);
  yield* k.migrate_vma_pages(args);
  yield* k.migrate_vma_finalize(args);
  return 0;
}

/**
 * What a process does with mmap(MAP_ANONYMOUS | MAP_PRIVATE).
 * @param pages - length in pages
 * @since 5.2, the oldest release that boots
 * @returns the VMA; its pages are system memory until they are migrated
 * @throws SimError badArgument for what no parameter takes; badSetup as mmap() does
 * @source mm/mmap.c; no recording has an anonymous mapping that is migrated
 */
export function* mmapAnonymous(k: Kernel, pages: number): Preemptible<vm_area_struct> {
  requireArguments('mmapAnonymous', 'k: kernel, pages: count', [k, pages]);
  const nothing = new inode({ name: '[anon]', ino: 0, pages, dax: false, pfnOf: () => undefined });
  nothing.i_mapping.anonymous = true;
  return yield* mmap(k, nothing, 0, pages, 'MAP_PRIVATE');
}
