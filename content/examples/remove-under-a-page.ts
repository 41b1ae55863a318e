import { type Lab, mmap, pipe_inode_info, touch } from 'simkernel';

// The device goes while a pipe holds a page. Choose another release: does
// the removal wait, and for what?
export function run({ machine, file, pageOf, task }: Lab) {
  const A = task('A');
  const { pgmap } = pageOf(0);
  const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  machine.call(A, (k) =>
    k.__x64_sys_vmsplice(new pipe_inode_info('A'), vma.start),
  );

  const before = pgmap.ref.count;
  const removal = machine.start(task('R'), (k) => k.memunmap_pages(pgmap));
  return [
    `pgmap->ref before: ${before}`,
    `the removal: ${removal.state}`,
    `pgmap->ref now: ${pgmap.ref.count}`,
    `struct pages: ${pgmap.memmapGone ? 'gone' : 'there'}`,
  ];
}
