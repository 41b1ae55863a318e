import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { compareReleases } from '../kernel/release.ts';
import { SimError } from '../kernel/simError.ts';
import type { task_struct } from '../kernel/task_struct.ts';
import { page_folio } from '../mm/folio.ts';
import type { mm_struct, Pte } from '../mm/mm_struct.ts';
import { pfn_to_page } from '../mm/pfn_to_page.ts';
import { vm_area_struct } from '../mm/vm_area_struct.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/**
 * What fork() does to memory: the child gets the parent's mappings. A shared mapping brings no page table entries
 * along, they can be faulted in, so no count moves and a child that has not touched a page is not found through
 * its page table. A private mapping that has copies brings its entries: copies become read-only on both sides, and
 * a device page that is mapped there counts the child's entry since 6.15. The early-kill policy and what is blocked
 * are inherited, pending signals are not.
 * @param child - a task made for it, with an address space in which nothing is mapped
 * @since 5.2, the oldest release that boots
 * @returns 0
 * @throws SimError badArgument for what no parameter takes; badSetup if the parent has no memory, or the child none or a mapping
 * @source mm/memory.c vma_needs_copy, copy_pte_range at 5.10, 6.1, 6.12, 7.2; a recording of 7.2.13 in which a
 * child that never touched the poisoned page is not signalled
 */
export function* fork(k: Kernel, child: task_struct): Preemptible<number> {
  requireArguments('fork', 'k: kernel, child: task_struct', [k, child]);
  const parent = k.current;
  if (!parent.mm || !child.mm || child.mm.vmas.length > 0) {
    throw new SimError('badSetup', 'fork() needs a parent with memory and a child without.');
  }
  child.mceKillEarly = parent.mceKillEarly;
  child.mceKillLate = parent.mceKillLate;
  child.blockSigbus(parent.blocksSigbus);
  for (const vma of parent.mm.vmas) {
    const { start, pages, vm_pgoff, shared } = vma;
    const copy = new vm_area_struct(child.mm, vma.mapping, {
      start,
      pages,
      pgoff: vm_pgoff,
      shared,
    });
    copy.hasAnonVma = vma.hasAnonVma;
    child.mm.insertVma(copy);
    yield access(vma.mapping, 'i_mmap', 'readWrite');
    vma.mapping.linkVma(copy);
    if (vma.hasAnonVma) yield* copyEntries(k, parent.mm, copy);
  }
  return 0;
}

function* copyEntries(k: Kernel, from: mm_struct, vma: vm_area_struct): Preemptible<void> {
  yield access(from, 'pgd', 'readWrite');
  for (const address of from.mappedIn(vma.start, vma.start + vma.pages)) {
    const pte = from.pteAt(address);
    // A PMD entry of a file mapping is left to be faulted in.
    if (!pte || pte.shift === 21) continue;
    const copy: Pte = { ...pte, write: false };
    if (pte.write) from.setPte(address, copy);
    vma.vm_mm.allocTables(address);
    vma.vm_mm.setPte(address, copy);
    if (!pte.kind && compareReleases(k.release, '6.15') >= 0) {
      const page = pfn_to_page(k, pte.pfn);
      k.get_page(page_folio(page));
      k.folio_add_file_rmap_pte(page_folio(page), page, vma);
    }
  }
}
