import { type Lab, MADV_HWPOISON, mmap, touch } from 'simkernel';

// The whole chain from a poisoned page to its owner. With ext4 another function answers.
export function run({ machine, file, task }: Lab) {
  const [A, B] = [task('A'), task('B')];
  const [ofA, ofB] = [A, B].map((each) => machine.call(each, (k) => mmap(k, file, 0, 4)));
  if (!ofA || !ofB) return;
  machine.call(A, (k) => touch(k, ofA.start, 'write'));
  machine.call(B, (k) => touch(k, ofB.start, 'read'));
  return machine.call(A, (k) => k.__x64_sys_madvise(ofA.start, 1, MADV_HWPOISON));
}
