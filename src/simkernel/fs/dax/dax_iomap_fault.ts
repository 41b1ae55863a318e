import { VM_FAULT_FALLBACK, VM_FAULT_SIGBUS } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { splitPmd } from '../../mm/memory/splitPmd.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';
import { beginIomap, type Iomap } from '../iomap.ts';
import { mapBlocks } from './dax_fault_iter.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Serves a fault on a DAX file at one page size.
     * @param order 0 for a page, 9 for a PMD entry, 18 for a PUD entry
     * @returns bits of vm_fault_t; VM_FAULT_FALLBACK sends the fault to the next smaller size
     */
    dax_iomap_fault(vmf: vm_fault, order: number): Preemptible<number>;
    /**
     * Serves a fault with a PMD entry.
     * @returns VM_FAULT_NOPAGE; VM_FAULT_FALLBACK where the mapping, the file or its blocks do not fit 2 MiB, where the
     * file has single pages there in use, or where a private mapping is written
     */
    dax_iomap_pmd_fault(vmf: vm_fault): Preemptible<number>;
    /**
     * Serves a fault with a page entry: locks the DAX entry, finds the block, maps it, unlocks.
     * @returns VM_FAULT_NOPAGE, or VM_FAULT_SIGBUS beyond the end of the file
     */
    dax_iomap_pte_fault(vmf: vm_fault): Preemptible<number>;
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

/** dax_fault_iter() where the release has it; 5.10 has its work in the two fault functions. */
function* serve(k: Kernel, vmf: vm_fault, iomap: Iomap, order: number): Preemptible<number> {
  return compareReleases(k.release, '6.1') < 0
    ? yield* mapBlocks(k, vmf, iomap, order)
    : yield* k.dax_fault_iter(vmf, iomap, order);
}

function endIomap(k: Kernel, vmf: vm_fault, first: number, pages: number): void {
  const { host } = vmf.vma.mapping;
  if (!vmf.write || vmf.cow) return;
  if (host.blocks.hasWriteEnd && compareReleases(k.release, '6.0') >= 0) {
    k.xfs_dax_write_iomap_end(host, first, pages);
  } else {
    host.blocks.endWrite(first, pages);
  }
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
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2; recordings of all four',
      *call(k, vmf) {
        const { mapping } = vmf.vma;
        yield access(mapping.host, 'i_size', 'read');
        if (vmf.pgoff >= mapping.host.pages) return VM_FAULT_SIGBUS;
        yield* k.grab_mapping_entry(mapping, vmf.pgoff, 0);
        if (mapping.host.ioError !== 0) {
          // iomap_begin() fails on a file system that is down: the entry stays as it was.
          k.dax_unlock_entry(mapping, vmf.pgoff);
          return VM_FAULT_SIGBUS;
        }
        const iomap = beginIomap(vmf, vmf.pgoff, 1);
        const ret = yield* serve(k, vmf, iomap, 0);
        endIomap(k, vmf, vmf.pgoff, 1);
        k.dax_unlock_entry(mapping, vmf.pgoff);
        return ret;
      },
    },
  ],
});

/** dax_fault_check_fallback(): the entry must lie in the same 2 MiB of memory and file, and wholly in both. */
function fits(vmf: vm_fault): boolean {
  const { vma, address, pgoff } = vmf;
  const first = address - (address % 512);
  if (vmf.write && !vma.shared) return false;
  if (pgoff % 512 !== address % 512) return false;
  if (first < vma.start || first + 512 > vma.start + vma.pages) return false;
  return pgoff - (pgoff % 512) + 511 < vma.mapping.host.pages;
}

function* pmdFault(k: Kernel, vmf: vm_fault): Preemptible<number> {
  const { mapping } = vmf.vma;
  const first = vmf.pgoff - (vmf.pgoff % 512);
  if (!fits(vmf)) return VM_FAULT_FALLBACK;
  if (!(yield* k.grab_mapping_entry(mapping, first, PMD_ORDER))) return VM_FAULT_FALLBACK;
  if (mapping.host.ioError !== 0) {
    k.dax_unlock_entry(mapping, first);
    return VM_FAULT_FALLBACK;
  }
  const iomap = beginIomap(vmf, first, 512);
  const long = iomap.pages >= 512;
  const ret = long ? yield* serve(k, vmf, iomap, PMD_ORDER) : VM_FAULT_FALLBACK;
  // xfs_dax_write_iomap_end() cancels the copy where nothing was written.
  endIomap(k, vmf, first, ret & VM_FAULT_FALLBACK ? 0 : 512);
  k.dax_unlock_entry(mapping, first);
  return ret;
}

export const dax_iomap_pmd_fault = defineSymbol({
  name: 'dax_iomap_pmd_fault',
  file,
  models: 'Serves a fault with a PMD entry.',
  args: ['vmf'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2; the recordings show the fallback',
      *call(k, vmf) {
        const { mapping } = vmf.vma;
        yield access(mapping.host, 'i_size', 'read');
        if (vmf.pgoff >= mapping.host.pages) return VM_FAULT_SIGBUS;
        const ret = yield* pmdFault(k, vmf);
        if (ret & VM_FAULT_FALLBACK) yield* splitPmd(k, vmf.vma, vmf.address);
        return ret;
      },
    },
  ],
});
