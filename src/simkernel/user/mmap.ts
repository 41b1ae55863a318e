import type { inode } from '../fs/inode.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { SimError } from '../kernel/simError.ts';
import { vm_area_struct } from '../mm/vm_area_struct.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/** Where the first mapping of a task begins, and what every mapping is aligned to: 2 MiB, in pages. */
const mmapBase = 0x7f000 * 512;
const alignment = 512;

/**
 * What a process does with mmap(): maps pages of a file into its address space. Nothing is faulted in.
 * @param pgoff - first page of the file
 * @param pages - length in pages
 * @param kind - a private mapping gets its own copy of each page that it writes
 * @since 5.2, the oldest release that boots
 * @returns the VMA; its `start` is the virtual page number to touch, pin or unmap
 * @throws SimError badArgument for what no parameter takes; badSetup for a task without memory, or a length or offset that is no number of pages
 * @source mm/mmap.c; recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13 show what the first touch does
 */
export function* mmap(
  k: Kernel,
  file: inode,
  pgoff: number,
  pages: number,
  kind: 'MAP_SHARED' | 'MAP_PRIVATE' = 'MAP_SHARED',
): Preemptible<vm_area_struct> {
  requireArguments('mmap', 'k: kernel, file: inode, pgoff: whole, pages: count, kind: mmap_kind', [
    k,
    file,
    pgoff,
    pages,
    kind,
  ]);
  const { mm } = k.current;
  if (!mm) throw new SimError('badSetup', `${k.current.comm} has no user memory to map into.`);
  if (!Number.isInteger(pages) || pages < 1 || !Number.isInteger(pgoff) || pgoff < 0) {
    throw new SimError('badSetup', 'mmap() needs a page offset and a positive number of pages.');
  }
  yield access(file.i_mapping, 'i_mmap', 'readWrite');
  const end = Math.max(mmapBase, ...mm.vmas.map((vma) => vma.start + vma.pages));
  const start = Math.ceil(end / alignment) * alignment;
  const vma = new vm_area_struct(mm, file.i_mapping, {
    start,
    pages,
    pgoff,
    shared: kind === 'MAP_SHARED',
  });
  mm.insertVma(vma);
  file.i_mapping.linkVma(vma);
  return vma;
}
