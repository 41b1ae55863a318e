import { VM_FAULT_FALLBACK, VM_FAULT_SIGBUS } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Serves a fault on a DAX file at one page size.
     * @param order 0 for a page, 9 for a PMD entry, 18 for a PUD entry
     * @returns bits of vm_fault_t; VM_FAULT_FALLBACK sends the fault to the next smaller size
     */
    dax_iomap_fault(vmf: vm_fault, order: number): Preemptible<number>;
    /** Serves a fault with a PMD entry. @returns VM_FAULT_FALLBACK: the model maps single pages only */
    dax_iomap_pmd_fault(vmf: vm_fault): Preemptible<number>;
    /**
     * Serves a fault with a page entry: locks the DAX entry, finds the block, maps it, unlocks.
     * @returns VM_FAULT_NOPAGE, or VM_FAULT_SIGBUS beyond the end of the file
     */
    dax_iomap_pte_fault(vmf: vm_fault): Preemptible<number>;
    /** Maps the block behind a fault. 5.10 does it in dax_iomap_pte_fault() itself. */
    dax_fault_iter(vmf: vm_fault): Preemptible<number>;
  }
}

const file = 'fs/dax.c';
const PMD_ORDER = 9;

export const dax_iomap_fault = defineSymbol({
  name: 'dax_iomap_fault',
  file,
  models: 'Serves a fault on a DAX file at one page size.',
  args: ['vmf', 'order'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2',
      *call(k, vmf, order) {
        if (order === 0) return yield* k.dax_iomap_pte_fault(vmf);
        if (order === PMD_ORDER) return yield* k.dax_iomap_pmd_fault(vmf);
        return VM_FAULT_FALLBACK;
      },
    },
  ],
});

export const dax_iomap_pmd_fault = defineSymbol({
  name: 'dax_iomap_pmd_fault',
  file,
  models: 'Serves a fault with a PMD entry; the model always falls back to pages.',
  args: ['vmf'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'recordings: a mapping smaller than 2 MiB falls back',
      *call() {
        return VM_FAULT_FALLBACK;
      },
    },
  ],
});

function* beyondEnd(vmf: vm_fault): Preemptible<boolean> {
  const { host } = vmf.vma.mapping;
  yield access(host, 'i_size', 'read');
  return vmf.pgoff >= host.pages;
}

/** 5.10 to 6.14: the entry is inserted, the pfn is mapped, nobody takes a reference. */
function mapUncounted(k: Kernel, vmf: vm_fault, pfn: number): number {
  k.dax_insert_entry(vmf, pfn);
  return vmf.write ? k.vmf_insert_mixed_mkwrite(vmf, pfn) : k.vmf_insert_mixed(vmf, pfn);
}

/**
 * From 6.15: the fault holds a reference of its own while it maps the page, because a page without any is refused.
 * Going from 0 to 1 is allowed here: the DAX entry is locked, so nobody else can own the page.
 */
function* mapCounted(k: Kernel, vmf: vm_fault, pfn: number): Preemptible<number> {
  k.dax_insert_entry(vmf, pfn);
  const page = k.globals.pgmap_array.load(pfn)?.pageAt(pfn);
  if (!page) throw new SimError('pfnOutsidePgmap', `0x${pfn.toString(16)} has no pgmap.`);
  yield access(page, '_refcount', 'readWrite');
  k.page_ref_inc(page);
  yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
  const ret = k.vmf_insert_page_mkwrite(vmf, page, vmf.write);
  yield access(page, '_refcount', 'readWrite');
  k.folio_put(page);
  return ret;
}

export const dax_iomap_pte_fault = defineSymbol({
  name: 'dax_iomap_pte_fault',
  file,
  models: 'Serves a fault with a page entry.',
  args: ['vmf'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '6.1',
      source: 'fs/dax.c at 5.2, 5.10; recordings of 5.10.223',
      *call(k, vmf) {
        if (yield* beyondEnd(vmf)) return VM_FAULT_SIGBUS;
        const { mapping } = vmf.vma;
        yield* k.grab_mapping_entry(mapping, vmf.pgoff);
        const pfn = k.dax_iomap_pfn(mapping.host, vmf.pgoff);
        yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
        const ret = mapUncounted(k, vmf, pfn);
        k.dax_unlock_entry(mapping, vmf.pgoff);
        return ret;
      },
    },
    {
      since: '6.1',
      source: 'fs/dax.c at 6.1, 6.12, 7.2; recordings of 6.1.192, 6.12.107, 7.2.13',
      *call(k, vmf) {
        if (yield* beyondEnd(vmf)) return VM_FAULT_SIGBUS;
        const { mapping } = vmf.vma;
        yield* k.grab_mapping_entry(mapping, vmf.pgoff);
        const ret = yield* k.dax_fault_iter(vmf);
        if (vmf.write) k.xfs_dax_write_iomap_end(mapping.host);
        k.dax_unlock_entry(mapping, vmf.pgoff);
        return ret;
      },
    },
  ],
});

export const dax_fault_iter = defineSymbol({
  name: 'dax_fault_iter',
  file,
  models: 'Maps the block behind a fault.',
  args: ['vmf'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.1',
      until: '6.15',
      source: 'fs/dax.c at 6.1, 6.12; recordings of 6.1.192, 6.12.107',
      *call(k, vmf) {
        const pfn = k.dax_iomap_direct_access(vmf.vma.mapping.host, vmf.pgoff);
        yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
        return mapUncounted(k, vmf, pfn);
      },
    },
    {
      since: '6.15',
      source: 'fs/dax.c at 7.2; recordings of 7.2.13; commit 38607c62b34b',
      *call(k, vmf) {
        const pfn = k.dax_iomap_direct_access(vmf.vma.mapping.host, vmf.pgoff);
        return yield* mapCounted(k, vmf, pfn);
      },
    },
  ],
});
