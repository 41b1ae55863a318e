import { EFAULT, ENOMEM, EOPNOTSUPP } from '../../include/errno.ts';
import { gupFlags } from '../../include/gup_flags.ts';
import { VM_FAULT_SIGBUS } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { touches } from '../../kernel/touches.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { currentMm, grabSlow, hasDevmap, refuseSystemMemory } from './grab.ts';
import type { mm_struct } from '../mm_struct.ts';
import type { page } from '../page.ts';
import { pfn_to_page } from '../pfn_to_page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Slow GUP: faults in what is not mapped.
     * @param remote another task's memory; the current task's if left out
     * @returns how many pages, or -errno
     */
    __get_user_pages(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
      remote?: mm_struct,
    ): Preemptible<number>;
    /** Takes the page of one page table entry. @returns null where there is none, or it could not be grabbed */
    follow_page_pte(vma: vm_area_struct, address: number, flags: number): Preemptible<page | null>;
    /** Takes one page of the 2 MiB that a PMD entry maps. Up to 6.14. @returns null if it could not be grabbed */
    follow_devmap_pmd(vma: vm_area_struct, address: number, flags: number): page | null;
  }
}

const file = 'mm/gup.c';

/** Grabs what one slot maps. @returns null where there is none, or it could not be grabbed */
function takeSlot(k: Kernel, vma: vm_area_struct, address: number, flags: number): page | null {
  const pte = vma.vm_mm.pteAt(address);
  if (!pte || (flags & gupFlags(k.release).FOLL_WRITE && !pte.write)) return null;
  refuseSystemMemory(pte);
  const pgmap = hasDevmap(k) ? k.get_dev_pagemap(pte.pfn) : null;
  if (hasDevmap(k) && !pgmap) {
    throw new SimError(
      'notModelled',
      `What GUP of ${k.release} does with an entry whose pgmap is going or gone was not verified.`,
    );
  }
  const page = pfn_to_page(k, pte.pfn);
  const grabbed = grabSlow(k, page, flags);
  if (pgmap) k.put_dev_pagemap(pgmap);
  return grabbed ? page : null;
}

export const follow_devmap_pmd = defineSymbol({
  name: 'follow_devmap_pmd',
  file: 'mm/huge_memory.c',
  models: 'Takes one page of a PMD entry.',
  args: ['vma', 'address', 'flags:x'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    { since: '5.2', until: '6.15', source: 'mm/huge_memory.c at 5.10, 6.1, 6.12', call: takeSlot },
  ],
});

export const follow_page_pte = defineSymbol({
  name: 'follow_page_pte',
  file,
  models: 'Takes the page of one page table entry.',
  args: ['vma', 'address', 'flags:x'],
  returns: 'pointer',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2; recordings of 5.10.223',
      *call(k, vma, address, flags) {
        yield access(vma.vm_mm, 'pgd', 'read');
        return takeSlot(k, vma, address, flags);
      },
    },
  ],
});

/** Since 6.1 or earlier check_vma_flags() refuses a long-term pin of fsdax up front; 5.10 pins and takes it back. */
function refusedUpFront(k: Kernel, vma: vm_area_struct, flags: number): boolean {
  return (
    compareReleases(k.release, '6.1') >= 0 &&
    (flags & gupFlags(k.release).FOLL_LONGTERM) !== 0 &&
    vma_is_fsdax(vma)
  );
}

/** follow_page_mask(): a PMD entry has a function of its own up to 6.14, the one of every 2 MiB mapping since. */
function* follow(
  k: Kernel,
  vma: vm_area_struct,
  address: number,
  flags: number,
): Preemptible<page | null> {
  touches(k, vma.vm_mm, 'pgd', 'read');
  const pmd = vma.vm_mm.pmdAt(address);
  if (!pmd) return yield* k.follow_page_pte(vma, address, flags);
  return hasDevmap(k) ? k.follow_devmap_pmd(vma, address, flags) : takeSlot(k, vma, address, flags);
}

/** vma_is_fsdax(): a file of a file system; a device-dax may be pinned for long. */
function vma_is_fsdax({ mapping }: vm_area_struct): boolean {
  return mapping.dax && mapping.charDevice === null;
}

/** The entry is there and yet the page was not taken: its count is 0 or less, and no fault can mend that. */
function mapped(mm: mm_struct, address: number, write: boolean): boolean {
  const pte = mm.pteAt(address);
  return pte !== undefined && (pte.write || !write);
}

export const __get_user_pages = defineSymbol({
  name: '__get_user_pages',
  file,
  models: 'Takes pages of a user range, faulting in what is not mapped.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2; recordings of all four',
      *call(k, start, nr_pages, gup_flags, pages, remote) {
        const mm = remote ?? currentMm(k);
        const write = (gup_flags & gupFlags(k.release).FOLL_WRITE) !== 0;
        for (let done = 0; done < nr_pages; done += 1) {
          const address = start + done;
          const vma = mm.vmaAt(address);
          if (!vma) return done || -EFAULT;
          if (refusedUpFront(k, vma, gup_flags)) return done || -EOPNOTSUPP;
          let page = yield* follow(k, vma, address, gup_flags);
          while (!page) {
            if (mapped(mm, address, write)) return done || -ENOMEM;
            const fault = yield* k.handle_mm_fault(vma, address, write);
            if (fault & VM_FAULT_SIGBUS) return done || -EFAULT;
            page = yield* follow(k, vma, address, gup_flags);
          }
          pages.push(page);
        }
        return nr_pages;
      },
    },
  ],
});
