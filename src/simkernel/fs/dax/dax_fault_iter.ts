import {
  VM_FAULT_DONE_COW,
  VM_FAULT_FALLBACK,
  VM_FAULT_SIGBUS,
} from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { page_folio } from '../../mm/folio.ts';
import { mapAnonymous } from '../../mm/memory/mapAnonymous.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';
import type { Iomap } from '../iomap.ts';
import { pfn_to_page } from '../../mm/pfn_to_page.ts';
import { DAX_PMD } from './dax_entry_t.ts';
import { copyShared } from './dax_iomap_copy.ts';
import { loadHole } from './loadHole.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Maps the blocks behind a fault, with the DAX entry locked. 5.10 does it in the fault functions themselves.
     * @param iomap what the file system answered
     * @param order 0 for a page, 9 for a PMD entry
     */
    dax_fault_iter(vmf: vm_fault, iomap: Iomap, order: number): Preemptible<number>;
  }
}

/** 5.10 to 6.14: the pfn is mapped, nobody takes a reference. */
function* mapUncounted(k: Kernel, vmf: vm_fault, pfn: number, order: number): Preemptible<number> {
  yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
  if (order > 0) {
    return compareReleases(k.release, '6.12') < 0
      ? k.vmf_insert_pfn_pmd_prot(vmf, pfn, vmf.write)
      : k.vmf_insert_pfn_pmd(vmf, pfn, vmf.write);
  }
  return vmf.write ? k.vmf_insert_mixed_mkwrite(vmf, pfn) : k.vmf_insert_mixed(vmf, pfn);
}

/**
 * From 6.15: the fault holds a reference of its own while it maps the folio, because a page without any is refused.
 * Going from 0 to 1 is allowed here: the DAX entry is locked, so nobody else can own the folio.
 */
function* mapCounted(k: Kernel, vmf: vm_fault, pfn: number, order: number): Preemptible<number> {
  const page = pfn_to_page(k, pfn);
  const folio = page_folio(page);
  yield access(folio, '_refcount', 'readWrite');
  k.page_ref_inc(folio);
  yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
  const ret =
    order > 0
      ? k.vmf_insert_folio_pmd(vmf, folio, vmf.write)
      : k.vmf_insert_page_mkwrite(vmf, page, vmf.write);
  yield access(folio, '_refcount', 'readWrite');
  k.folio_put(folio);
  return ret;
}

/** Where the page lies, asked for under the name of the release. */
function directAccess(k: Kernel, vmf: vm_fault, pgoff: number, pages: number) {
  const { dax_dev } = vmf.vma.mapping.host;
  const pfn = { value: 0 };
  const error =
    compareReleases(k.release, '6.0') < 0
      ? k.dax_iomap_pfn(dax_dev, pgoff, pages, pfn)
      : k.dax_iomap_direct_access(dax_dev, pgoff, pages, pfn);
  return error ? undefined : pfn.value;
}

/** A write to a private mapping: what the block holds is copied to a page of system memory. No entry is filled. */
function* copyPrivately(k: Kernel, vmf: vm_fault, { run }: Iomap): Preemptible<number> {
  if (run && !run.unwritten) {
    k.dax_direct_access(vmf.vma.mapping.host.dax_dev, run.pgoff, 1, { value: 0 });
  }
  yield* mapAnonymous(k, vmf);
  return VM_FAULT_DONE_COW;
}

/** dax_fault_iter(), and what 5.10 has in its place. */
export function* mapBlocks(
  k: Kernel,
  vmf: vm_fault,
  iomap: Iomap,
  order: number,
): Preemptible<number> {
  const { run } = iomap;
  if (vmf.cow) return yield* copyPrivately(k, vmf, iomap);
  if (!run || (run.unwritten && !vmf.write)) return yield* loadHole(k, vmf, order);
  const pages = 2 ** order;
  const pfn = directAccess(k, vmf, run.pgoff, pages);
  if (pfn === undefined) return order > 0 ? VM_FAULT_FALLBACK : VM_FAULT_SIGBUS;
  // 6.1 looks at sharing when it copies, later releases at every fault.
  const everyFault = compareReleases(k.release, '6.2') >= 0;
  const shared = run.shared && (vmf.write || everyFault);
  yield* k.dax_insert_entry(vmf, pfn, order > 0 ? DAX_PMD : 0, shared);
  if (run.srcmap) copyShared(k, vmf.vma.mapping.host, run.srcmap, pages);
  return compareReleases(k.release, '6.15') < 0
    ? yield* mapUncounted(k, vmf, pfn, order)
    : yield* mapCounted(k, vmf, pfn, order);
}

export const dax_fault_iter = defineSymbol({
  name: 'dax_fault_iter',
  file: 'fs/dax.c',
  models: 'Maps the blocks behind a fault.',
  args: ['vmf', 'iomap', 'order'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.1',
      source: 'fs/dax.c at 6.1, 6.12, 7.2; recordings of all three; commit 38607c62b34b for 6.15',
      call: mapBlocks,
    },
  ],
});
