import { type Lab, MADV_HWPOISON, mmap, touch } from 'simkernel';

// A and B map one page; A poisons it. Who is signalled, and what is left
// of the mappings?
export function run({ machine, file, task }: Lab) {
  const [A, B] = [task('A'), task('B')];
  const start = machine.call(A, (k) => mmap(k, file, 0, 1)).start;
  const other = machine.call(B, (k) => mmap(k, file, 0, 1)).start;
  machine.call(A, (k) => touch(k, start, 'write'));
  machine.call(B, (k) => touch(k, other, 'read'));

  const returned = machine.call(A, (k) =>
    k.__x64_sys_madvise(start, 1, MADV_HWPOISON),
  );
  return [
    `madvise() returned ${returned}`,
    ...[A, B].map(
      ({ comm, signals }) =>
        `${comm}: ${signals.map((s) => s.code).join() || 'no signal'}`,
    ),
    `A ${A.mm?.pteAt(start) ? 'still maps' : 'no longer maps'} the page`,
    `B ${B.mm?.pteAt(other) ? 'still maps' : 'no longer maps'} the page`,
  ];
}
