import { attachPmem } from '../simkernel/drivers/nvdimm/attachPmem.ts';
import { inode } from '../simkernel/fs/inode.ts';
import { mountXfs } from '../simkernel/fs/xfs/mountXfs.ts';
import type { Kernel } from '../simkernel/kernel/kernel.ts';
import type { Machine } from '../simkernel/kernel/machine.ts';
import type { folio } from '../simkernel/mm/page.ts';
import { mmap } from '../simkernel/user/mmap.ts';
import { touch } from '../simkernel/user/touch.ts';
import { unbindPmem } from '../simkernel/user/unbindPmem.ts';
import { mappedFile } from './mappedFile.ts';
import type { SplatExample } from './splatExample.ts';

const firstPfn = 0x40000;
const filePfn = 0x40200;

/** A pmem device, and files that all have the same blocks, behind the back of a file system. */
function sameBlocks(machine: Machine, names: readonly string[]) {
  attachPmem(machine, { name: 'pmem0', firstPfn, pages: 0x20000 });
  return names.map(
    (name, at) =>
      new inode({ name, ino: at + 1, pages: 512, dax: true, pfnOf: (index) => filePfn + index }),
  );
}

/** A task maps a file and reads or writes its first page. */
function access(machine: Machine, comm: string, file: inode, mode: 'read' | 'write') {
  const task = machine.task(comm);
  machine.call(task, function* (k) {
    const { start } = yield* mmap(k, file, 0, 1);
    yield* touch(k, start, mode);
  });
  return task;
}

/** Runs on the ties between DAX entries, pages and files. */
export const entrySplats = {
  daxAssociateMapped: {
    release: '6.1',
    does: 'Two files share a block by reflink. Task A reads it through one, task B through the other.',
    run(machine) {
      const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn, pages: 0x20000 });
      const mp = mountXfs(machine, pmem, { reflink: true });
      const file = mp.create('/f', 4);
      mp.reflink('/f', '/g');
      const clone = mp.lookup('/g');
      access(machine, 'A', file, 'read');
      if (clone) access(machine, 'B', clone, 'read');
    },
  },
  daxAssociateOrder: {
    release: '7.2',
    does: 'A page is tied to one file; then a 2 MiB entry of another file is tied to it as shared.',
    run(machine) {
      const [f, g] = sameBlocks(machine, ['f', 'g']);
      if (!f || !g) return;
      machine.k.dax_associate_entry(f.i_mapping, 0, filePfn, 0, false);
      machine.k.dax_associate_entry(g.i_mapping, 0, filePfn, 9, true);
    },
  },
  daxFolioLarge: {
    release: '7.2',
    does: 'dax_folio_reset_order() is replaced by a function that does nothing. A 2 MiB entry goes, and task A writes the page again.',
    run(machine) {
      const { A, file, start, write } = mappedFile(machine, 512);
      write();
      machine.livepatch({ dax_folio_reset_order: (_k: Kernel, { order }: folio) => order });
      machine.call(A, function* (k) {
        yield* k.unmap_mapping_pages(file.i_mapping, 0, 512, 0);
        yield* k.dax_delete_mapping_entry(file.i_mapping, 0);
        yield* touch(k, start, 'write');
      });
    },
  },
  daxDisassociateForeign: {
    release: '6.12',
    does: 'Two files have one block without being marked as shared. Task A writes it, task B writes it, A deletes its entry.',
    run(machine) {
      const [f, g] = sameBlocks(machine, ['f', 'g']);
      if (!f || !g) return;
      const A = access(machine, 'A', f, 'write');
      access(machine, 'B', g, 'write');
      machine.call(A, (k) => k.dax_delete_mapping_entry(f.i_mapping, 0));
    },
  },
  daxDisassociateBusy: {
    release: '6.12',
    does: 'Task A pins the page of a file, unmaps and unlinks the file. Eviction does not wait for the pin.',
    run(machine) {
      const { A, file, start, write } = mappedFile(machine);
      write();
      machine.call(A, function* (k) {
        yield* k.pin_user_pages_fast(start, 1, 0, []);
        yield* k.__x64_sys_munmap(start);
        yield* k.__x64_sys_unlink(file);
      });
    },
  },
  daxEntryAtTruncate: {
    release: '7.2',
    does: 'dax_delete_mapping_range() is replaced by a function that does nothing. Task A punches a hole.',
    run(machine) {
      const { A, file, write } = mappedFile(machine);
      write();
      machine.livepatch({ *dax_delete_mapping_range() {} });
      machine.call(A, (k) => k.__x64_sys_fallocate(file, 0, 4096));
    },
  },
  folioPutReferenced: {
    release: '7.2',
    does: 'Task A pins the page of a file; the pmem driver is unbound.',
    run(machine) {
      const { A, pmem, start, write } = mappedFile(machine);
      write();
      machine.call(A, (k) => k.pin_user_pages_fast(start, 1, 0, []));
      machine.start(machine.task('unbind'), (k) => unbindPmem(k, pmem));
    },
  },
} as const satisfies Record<string, SplatExample>;
