import { attachPmem } from '../simkernel/drivers/nvdimm/attachPmem.ts';
import { list_add, list_head } from '../simkernel/include/list_head.ts';
import type { Kernel } from '../simkernel/kernel/kernel.ts';
import { attachDmirror } from '../simkernel/lib/test_hmm.ts';
import { attachPgmap } from '../simkernel/mm/attachPgmap.ts';
import type { vm_fault } from '../simkernel/mm/memory/vm_fault.ts';
import type { page } from '../simkernel/mm/page.ts';
import { mappedFile } from './mappedFile.ts';
import type { SplatExample } from './splatExample.ts';

const pages = { firstPfn: 0x1000, pages: 64 } as const;
const lent = { ...pages, name: 'hmm0', type: 'MEMORY_DEVICE_PRIVATE' } as const;

/** Runs on references of pages and of their pgmap. */
export const referenceSplats = {
  grabOfFreePage: {
    release: '7.2',
    does: 'insert_page_into_pte_locked() is replaced by one that takes no reference. Task A pins the page that it mapped.',
    run(machine) {
      const { A, start, write } = mappedFile(machine);
      machine.livepatch({
        insert_page_into_pte_locked(k: Kernel, vmf: vm_fault, page: page, mkwrite: boolean) {
          k.folio_add_file_rmap_pte(page, page, vmf.vma);
          vmf.vma.vm_mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write: mkwrite });
          return 0;
        },
      });
      write();
      machine.call(A, (k) => k.pin_user_pages_fast(start, 1, 0, []));
    },
  },
  grabWithoutFlags: {
    release: '7.2',
    does: 'A page that a task has mapped is grabbed with flags 0, as a walk would do that loses its flags.',
    run(machine) {
      const { write, pgmap, file } = mappedFile(machine);
      write();
      machine.k.try_grab_folio_fast(pgmap.pageAt(file.pfnOf(0) ?? -1), 1, 0);
    },
  },
  freeWithoutPageFree: {
    release: '6.12',
    does: 'The one reference of an idle page of device-dax is put.',
    run(machine) {
      const pgmap = attachPgmap(machine, {
        ...pages,
        name: 'dax0.0',
        type: 'MEMORY_DEVICE_GENERIC',
      });
      machine.k.put_page(pgmap.pageAt(pages.firstPfn));
    },
  },
  memmapGone: {
    release: '6.12',
    does: 'A reference is taken on a page of pmem, the device is torn down, the reference is put.',
    run(machine) {
      const { pgmap } = attachPmem(machine, { name: 'pmem0', ...pages });
      const held = pgmap.pageAt(pages.firstPfn);
      machine.k.get_page(held);
      machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
      machine.k.put_page(held);
    },
  },
  pgmapOverwritten: {
    release: '6.12',
    does: 'dmirror_devmem_free() is replaced by one that keeps free pages on a list. A lent page is put.',
    run(machine) {
      const { mdevice } = attachDmirror(machine, lent);
      const free_list = new list_head('free_list');
      machine.livepatch({
        dmirror_devmem_free: (_k: Kernel, page: page) => list_add(page, free_list),
      });
      const page = machine.k.dmirror_devmem_alloc_page(mdevice);
      if (page) machine.k.put_page(page);
    },
  },
  percpuRefExited: {
    release: '6.12',
    does: 'The pgmap of pmem is torn down; then somebody takes a reference on it.',
    run(machine) {
      const { pgmap } = attachPmem(machine, { name: 'pmem0', ...pages });
      machine.call(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
      machine.k.percpu_ref_get_many(pgmap.ref, 1);
    },
  },
  percpuRefUnderflow: {
    release: '6.12',
    does: 'The counter of a pgmap is killed, and more references are put than there are.',
    run(machine) {
      const { pgmap } = attachPmem(machine, { name: 'pmem0', ...pages });
      machine.k.percpu_ref_kill(pgmap.ref);
      machine.k.percpu_ref_put_many(pgmap.ref, pages.pages + 1);
    },
  },
  percpuRefKilledTwice: {
    release: '6.12',
    does: 'The counter of a pgmap is killed twice.',
    run(machine) {
      const { pgmap } = attachPmem(machine, { name: 'pmem0', ...pages });
      machine.k.percpu_ref_kill(pgmap.ref);
      machine.k.percpu_ref_kill(pgmap.ref);
    },
  },
  pgmapNotLive: {
    release: '6.12',
    does: 'A driver lends a page, its pgmap is being torn down, and it lends another.',
    run(machine) {
      const { mdevice, pgmap } = attachDmirror(machine, lent);
      machine.k.dmirror_devmem_alloc_page(mdevice);
      machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
      machine.k.dmirror_devmem_alloc_page(mdevice);
    },
  },
  allocOfReferencedPage: {
    release: '7.2',
    does: 'Somebody takes a reference on a free page of a driver, which then lends it.',
    run(machine) {
      const { mdevice, pgmap } = attachDmirror(machine, lent);
      machine.k.page_ref_inc(pgmap.pageAt(pages.firstPfn));
      machine.k.dmirror_devmem_alloc_page(mdevice);
    },
  },
  refcountUnderflow: {
    release: '6.12',
    does: 'Task A takes a plain reference with get_user_pages_fast() and gives it back with unpin_user_page().',
    run(machine) {
      const { A, start, write } = mappedFile(machine);
      write();
      const held: page[] = [];
      machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, held));
      for (const one of held) machine.k.unpin_user_page(one);
    },
  },
} as const satisfies Record<string, SplatExample>;
