import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';
import type { page } from '../../mm/page.ts';
import type { address_space, DaxEntry } from '../address_space.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Puts a pfn into the file's entry, and on the first time ties the page to the file. */
    dax_insert_entry(vmf: vm_fault, pfn: number): void;
    /** Sets page->mapping and page->index. WARNs if the page already belongs to a file. */
    dax_associate_entry(mapping: address_space, index: number, pfn: number): void;
    /**
     * Unties the page of an entry from its file. Up to 6.14 it WARNs if `trunc` and somebody still holds the page; since
     * 6.15 dax_folio_put() WARNs for any reference that is left.
     * @param trunc the blocks go with the entry
     */
    dax_disassociate_entry(mapping: address_space, index: number, trunc: boolean): void;
    /** Makes a DAX folio single pages again. @returns its order before */
    dax_folio_reset_order(folio: page): number;
  }
}

const file = 'fs/dax.c';

function pageOf(k: Kernel, entry: DaxEntry | undefined): page | undefined {
  if (!entry || entry.kind === 'zero' || entry.kind === 'empty') return undefined;
  return pageAt(k, entry.pfn);
}

function pageAt(k: Kernel, pfn: number): page {
  const pgmap = k.globals.pgmap_array.load(pfn);
  if (!pgmap) throw new SimError('pfnOutsidePgmap', `0x${pfn.toString(16)} has no pgmap.`);
  return pgmap.pageAt(pfn);
}

export const dax_insert_entry = defineSymbol({
  name: 'dax_insert_entry',
  file,
  models: 'Puts a pfn into the entry of a file and ties the page to the file.',
  args: ['vmf', 'pfn:x'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2; recordings of all four',
      call(k, vmf, pfn) {
        const { mapping } = vmf.vma;
        touches(k, mapping, `i_pages[${vmf.pgoff}]`, 'write');
        const old = mapping.entryAt(vmf.pgoff);
        const fresh = !old || old.kind === 'empty' || old.kind === 'zero';
        if (fresh) {
          k.dax_disassociate_entry(mapping, vmf.pgoff, false);
          k.dax_associate_entry(mapping, vmf.pgoff, pfn);
        }
        const dirty = vmf.write || (old?.dirty ?? false);
        mapping.storeEntry(vmf.pgoff, { kind: 'pte', pfn, locked: true, dirty });
      },
    },
  ],
});

export const dax_associate_entry = defineSymbol({
  name: 'dax_associate_entry',
  file,
  models: 'Ties the page of an entry to its file.',
  args: ['mapping', 'index', 'pfn:x'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2',
      call(k, mapping, index, pfn) {
        const page = pageAt(k, pfn);
        touches(k, page, 'mapping', 'write');
        if (page.mapping !== null) {
          hostOf(k).warn('daxAssociateMapped', `${page.label} belongs to a file already`);
        }
        page.mapping = mapping;
        page.index = index;
      },
    },
  ],
});

function untie(k: Kernel, page: page): void {
  touches(k, page, 'mapping', 'write');
  page.mapping = null;
  page.index = 0;
}

export const dax_disassociate_entry = defineSymbol({
  name: 'dax_disassociate_entry',
  file,
  models: 'Unties the page of an entry from its file.',
  args: ['mapping', 'index', 'trunc'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until: '6.15',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12; recordings of unlink with a pin on all three',
      call(k, mapping, index, trunc) {
        const page = pageOf(k, mapping.entryAt(index));
        if (!page) return;
        const count = k.page_ref_count(page);
        if (trunc && count > 1) {
          hostOf(k).warn('daxDisassociateBusy', `${page.label} still has ${count} references`);
        }
        untie(k, page);
      },
    },
    {
      // The index, which is also the share count, stays; a reference that is left goes unreported.
      since: '6.15',
      until: '7.0',
      source: 'fs/dax.c dax_folio_put at commit 38607c62b34b; 6.18.15 does not WARN when recorded',
      call(k, mapping, index) {
        const page = pageOf(k, mapping.entryAt(index));
        if (!page) return;
        touches(k, page, 'mapping', 'write');
        page.mapping = null;
      },
    },
    {
      since: '7.0',
      source: 'fs/dax.c dax_disassociate_entry, dax_folio_put at 7.2; recordings of 7.2.13',
      call(k, mapping, index) {
        const page = pageOf(k, mapping.entryAt(index));
        if (!page) return;
        untie(k, page);
        k.dax_folio_reset_order(page);
        const count = k.page_ref_count(page);
        if (count > 0) {
          hostOf(k).warn('folioPutReferenced', `${page.label} still has ${count} references`);
        }
      },
    },
  ],
});

export const dax_folio_reset_order = defineSymbol({
  name: 'dax_folio_reset_order',
  file,
  models: 'Makes a DAX folio single pages again; every folio of the model is one.',
  args: ['folio'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '7.0', source: 'recordings of 7.2.13 show the call', call: () => 0 }],
});
