import { PAGE_SIZE } from '../../include/limits.ts';
import {
  VM_FAULT_FALLBACK,
  VM_FAULT_NOPAGE,
  VM_FAULT_SIGBUS,
} from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { touches } from '../../kernel/touches.ts';
import { page_folio } from '../../mm/folio.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';
import type { dev_dax } from './dev_dax.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Serves a fault on a device-dax at one page size. Only the size of its alignment is served: a larger one falls back, a
     * smaller one is SIGBUS. Up to 6.14 the entry takes no reference; since 6.15 each takes one, and a mapcount.
     * @param order 0 for a page, 9 for a PMD entry, 18 for a PUD entry
     */
    dev_dax_huge_fault(vmf: vm_fault, order: number): Preemptible<number>;
    /** Serves a fault on a device-dax with a page entry. */
    dev_dax_fault(vmf: vm_fault): Preemptible<number>;
    /** Ties the pages of an entry to the character device, on the first fault; nothing ever unties them. Since 5.17. */
    dax_set_mapping(vmf: vm_fault, pfn: number, pages: number): void;
  }
}

const file = 'drivers/dax/device.c';

/** Ties what is not tied yet; of a folio only the head. */
function tie(k: Kernel, vmf: vm_fault, pfn: number, pages: number): void {
  const { mapping } = vmf.vma;
  const { pgmap } = deviceOf(vmf);
  const heads = pgmap.vmemmap_shift > 0 ? 1 : pages;
  const first = vmf.pgoff - (vmf.pgoff % pages);
  for (let at = 0; at < heads; at += 1) {
    const folio = page_folio(pgmap.pageAt(pfn + at));
    touches(k, folio, 'mapping', 'write');
    if (folio.mapping !== null) continue;
    folio.mapping = mapping;
    folio.index = first + at;
  }
}

function deviceOf(vmf: vm_fault): dev_dax {
  const device = vmf.vma.mapping.charDevice;
  if (!device) throw new SimError('badArgument', `${vmf.label} is not on a device-dax.`);
  return device;
}

function insert(k: Kernel, vmf: vm_fault, pfn: number, order: number): number {
  const device = deviceOf(vmf);
  if (compareReleases(k.release, '6.15') >= 0) {
    const page = device.pgmap.pageAt(pfn);
    return order === 0
      ? k.vmf_insert_page_mkwrite(vmf, page, vmf.write)
      : k.vmf_insert_folio_pmd(vmf, page_folio(page), vmf.write);
  }
  if (order === 0) return k.vmf_insert_mixed(vmf, pfn);
  return compareReleases(k.release, '6.12') < 0
    ? k.vmf_insert_pfn_pmd_prot(vmf, pfn, vmf.write)
    : k.vmf_insert_pfn_pmd(vmf, pfn, vmf.write);
}

/** @param tieFirst since 5.17 the pages get their mapping before the entry is there, not after */
function* serve(k: Kernel, vmf: vm_fault, order: number, tieFirst: boolean): Preemptible<number> {
  const device = deviceOf(vmf);
  const id = k.dax_read_lock();
  const size = 2 ** order * PAGE_SIZE;
  const ret = yield* sized(k, vmf, order, { device, size, tieFirst });
  k.dax_read_unlock(id);
  return ret;
}

function* sized(
  k: Kernel,
  vmf: vm_fault,
  order: number,
  { device, size, tieFirst }: { device: dev_dax; size: number; tieFirst: boolean },
): Preemptible<number> {
  if (!k.dax_alive(device.dax_dev) || size < device.align) return VM_FAULT_SIGBUS;
  if (size > device.align) return VM_FAULT_FALLBACK;
  const pages = 2 ** order;
  const pgoff = vmf.pgoff - (vmf.pgoff % pages);
  if (pgoff + pages > device.inode.pages) return VM_FAULT_SIGBUS;
  const pfn = device.pgmap.firstPfn + pgoff;
  yield access(vmf.vma.vm_mm, 'pgd', 'readWrite');
  if (tieFirst) k.dax_set_mapping(vmf, pfn, pages);
  const ret = insert(k, vmf, pfn, order);
  if (!tieFirst && ret === VM_FAULT_NOPAGE) tie(k, vmf, pfn, pages);
  return ret;
}

export const dev_dax_huge_fault = defineSymbol({
  name: 'dev_dax_huge_fault',
  file,
  models: 'Serves a fault on a device-dax at one page size.',
  args: ['vmf', 'order'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '5.17',
      source: 'drivers/dax/device.c at 5.10',
      call: (k, vmf, order) => serve(k, vmf, order, false),
    },
    {
      since: '5.17',
      source: 'drivers/dax/device.c at 6.1, 6.12, 7.2; commit aed877c2b425',
      call: (k, vmf, order) => serve(k, vmf, order, true),
    },
  ],
});

export const dev_dax_fault = defineSymbol({
  name: 'dev_dax_fault',
  file,
  models: 'Serves a fault on a device-dax with a page entry.',
  args: ['vmf'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'drivers/dax/device.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, vmf) => k.dev_dax_huge_fault(vmf, 0),
    },
  ],
});

export const dax_set_mapping = defineSymbol({
  name: 'dax_set_mapping',
  file,
  models: 'Ties the pages of an entry to the character device.',
  args: ['vmf', 'pfn:x', 'pages'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.17',
      source: 'drivers/dax/device.c; 6.1.192, 6.12.107 and 7.2.13 have the function',
      call: tie,
    },
  ],
});
