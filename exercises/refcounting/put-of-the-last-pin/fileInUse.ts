import {
  attachPmem,
  drain,
  mmap,
  mountXfs,
  pipe_inode_info,
  type ScenarioBoot,
  touch,
} from 'simkernel';

/** An XFS with -o dax, a file whose first page task A has written, and the reader's put in the kernel. */
export function fileInUse(boot: ScenarioBoot, answer: Record<string, unknown>) {
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 4);
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const pipe = new pipe_inode_info('A');
  machine.livepatch({ __put_devmap_managed_page_refs: answer.__put_devmap_managed_page_refs });
  return {
    machine,
    page,
    pgmap,
    /** A puts the page into a pipe: a FOLL_GET reference. */
    splice: () => machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, vma.start)),
    /** A reads the pipe: put_page(). */
    drain: () => machine.call(A, (k) => drain(k, pipe)),
    /** A pins the page: 1024 references. */
    pin: () => machine.call(A, (k) => k.pin_user_pages_fast(vma.start, 1, 0, [])),
    /** T truncates the file to nothing. */
    truncate: () => machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0)),
  };
}
