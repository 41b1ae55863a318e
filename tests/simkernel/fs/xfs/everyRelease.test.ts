import { expect, it } from 'vitest';
import {
  attachPmem,
  boot,
  MADV_HWPOISON,
  mmap,
  mountXfs,
  touch,
} from '../../../../src/simkernel/index.ts';

/** A poisons a page that A has written through a mapping of an XFS file. */
function poison(release: string, rmapbt: boolean) {
  const machine = boot({ release });
  const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem, { rmapbt }).create('/mnt/f', 1);
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 1));
  machine.call(A, (k) => touch(k, start, 'write'));
  const rc = machine.call(A, (k) => k.__x64_sys_madvise(start, 1, MADV_HWPOISON));
  const generic = machine.trace.some(
    (event) => event.kind === 'call' && event.fn === 'mf_generic_kill_procs',
  );
  return { rc, generic, signals: A.signals.map(({ code }) => code) };
}

it.each(['6.1', '6.12', '6.15', '6.18', '7.2'])(
  'XFS of %s finds the owner by rmapbt',
  (release) => {
    const signals = ['BUS_MCEERR_AR'];
    expect(poison(release, true)).toEqual({ rc: 0, generic: false, signals });
    expect(poison(release, false)).toEqual({ rc: 0, generic: true, signals });
  },
);
