import { drain, type Lab, mmap, pipe_inode_info, touch } from 'simkernel';

// Who holds the page of a file, and how often? Choose another release and
// run again.
export function run({ machine, file, pageOf, task }: Lab) {
  const A = task('A');
  const page = pageOf(0);
  const counts = [`idle: ${page._refcount}`];

  const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  counts.push(`mapped by A: ${page._refcount}`);

  const pipe = new pipe_inode_info('A');
  machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, vma.start));
  counts.push(`and in a pipe: ${page._refcount}`);

  machine.call(A, (k) => drain(k, pipe));
  counts.push(`pipe empty again: ${page._refcount}`);
  return counts;
}
