import { type Lab, mmap, pipe_inode_info, touch } from 'simkernel';

// A page is in a pipe while its file is truncated: see what T sleeps on,
// under "Tasks".
export function run({ machine, file, task }: Lab) {
  const A = task('A');
  const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  machine.call(A, (k) =>
    k.__x64_sys_vmsplice(new pipe_inode_info('A'), vma.start),
  );

  const truncate = machine.start(task('T'), (k) =>
    k.__x64_sys_truncate(file, 0),
  );
  return truncate.state;
}
