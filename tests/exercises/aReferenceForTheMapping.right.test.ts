import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/a-reference-for-the-mapping';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'a fault that puts on every way out, and counts that go through other functions': `
    import { EBUSY, EFAULT } from 'simkernel';
    export const endOfFault = (k, vmf, page, write) => {
      k.page_ref_add(page, 1);
      try {
        return k.vmf_insert_page_mkwrite(vmf, page, write);
      } finally {
        k.put_page(page);
      }
    };
    export const insert_page_into_pte_locked = (k, { vma, address }, page, mkwrite) => {
      const { vm_mm: mm } = vma;
      const there = mm.pteAt(address)?.pfn;
      if (there !== undefined) {
        if (!mkwrite) return -EBUSY;
        if (there !== page.pfn) return -EFAULT;
        mm.setPte(address, { pfn: there, shift: 12, write: true });
        return 0;
      }
      k.page_ref_inc(page);
      k.folio_add_file_rmap_pte(page, page, vma);
      mm.setPte(address, { pfn: page.pfn, shift: 12, write: mkwrite });
      return 0;
    };
    export const zapEntry = (k, vma, address, page) => {
      k.folio_remove_rmap_pte(page, page, vma);
      vma.vm_mm.clearPte(address);
      k.folios_put_refs([page]);
    };`,
  'generators that never yield, and an entry that is set before it is counted': `
    import { EBUSY, EFAULT } from 'simkernel';
    export function* endOfFault(k, vmf, page, write) {
      k.get_page(page);
      const ret = k.vmf_insert_page_mkwrite(vmf, page, write);
      k.folio_put_refs(page, 1);
      return ret;
    }
    export function* insert_page_into_pte_locked(k, vmf, page, mkwrite) {
      const mm = vmf.vma.vm_mm;
      const old = mm.pteAt(vmf.address);
      if (old) {
        if (!mkwrite) return -EBUSY;
        if (old.pfn !== page.pfn) return -EFAULT;
      }
      mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write: mkwrite });
      if (old) return 0;
      k.get_page(page);
      k.folio_add_file_rmap_pte(page, page, vmf.vma);
      return 0;
    }
    export function* zapEntry(k, vma, address, page) {
      vma.vm_mm.clearPte(address);
      k.folio_remove_rmap_pte(page, page, vma);
      k.put_page(page);
    }`,
  'a fault that sets the count of an idle page': `
    import { EBUSY, EFAULT } from 'simkernel';
    export const endOfFault = (k, vmf, page, write) => {
      if (k.page_ref_count(page) === 0) k.set_page_count(page, 1);
      else k.get_page(page);
      const ret = k.vmf_insert_page_mkwrite(vmf, page, write);
      k.folio_put(page);
      return ret;
    };
    export const insert_page_into_pte_locked = (k, vmf, page, mkwrite) => {
      const mm = vmf.vma.vm_mm;
      const old = mm.pteAt(vmf.address);
      if (old && !mkwrite) return -EBUSY;
      if (old && old.pfn !== page.pfn) return -EFAULT;
      if (!old) {
        k.get_page(page);
        k.folio_add_file_rmap_pte(page, page, vmf.vma);
      }
      mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write: mkwrite });
      return 0;
    };
    export const zapEntry = (k, vma, address, page) => {
      vma.vm_mm.clearPte(address);
      k.folio_remove_rmap_pte(page, page, vma);
      k.put_page(page);
    };`,
};

describe('a reference for the mapping', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
