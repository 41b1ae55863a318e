import {
  access,
  type Kernel,
  type Lab,
  mmap,
  type Thread,
  touch,
} from 'simkernel';

// T punches a hole while A gives a reference back. Every interleaving is
// tried.
export function prepare({ machine, file, task }: Lab) {
  const A = task('A');
  const vma = machine.call(A, (k) => mmap(k, file, 0, 1));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  machine.call(A, (k) => k.get_user_pages_fast(vma.start, 1, 0, []));
  // The bug: a wake-up that reaches nobody. Without this line nothing goes
  // wrong.
  machine.livepatch({ wake_up_var() {} });
}

export const tasks = {
  *T(k: Kernel, { file }: Lab) {
    return yield* k.__x64_sys_fallocate(file, 0, 4096);
  },
  *A(k: Kernel, { pageOf }: Lab) {
    yield access(pageOf(0), '_refcount', 'readWrite');
    k.put_page(pageOf(0));
  },
};

/** Asked when no task can go on. */
export function wrong(_: Lab, { T }: Record<string, Thread>) {
  return (
    T?.state === 'sleeping' && 'T sleeps, and nobody is left to wake it'
  );
}
