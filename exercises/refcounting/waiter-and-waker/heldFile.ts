import type { HowToBoot } from 'explore';
import { access, attachDaxFile, mmap, type ScenarioBoot, type Thread, touch } from 'simkernel';
import { patchPair } from './patchPair.ts';

/**
 * A file f of two pages that A maps and has written. `held` references on its first page that are no mappings.
 * The reader's pair is in the kernel.
 */
export function heldFile(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  how: HowToBoot,
  held: number | 'a pin',
) {
  const machine = boot(how);
  const { f, pgmap } = attachDaxFile(machine, { pages: 2, devicePages: 16 });
  const [A, B, T] = [machine.task('A'), machine.task('B'), machine.task('T')];
  patchPair(machine, answer);
  const { start } = machine.call(A, (k) => mmap(k, f, 0, 2));
  for (const index of [0, 1]) machine.call(A, (k) => touch(k, start + index, 'write'));
  const page = pgmap.pageAt(pgmap.firstPfn);
  if (held === 'a pin') machine.call(A, (k) => k.pin_user_pages_fast(start, 1, 0, []));
  else
    for (let at = 0; at < held; at += 1)
      machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, []));
  const waiter: { thread: Thread<unknown> | undefined } = { thread: undefined };
  const waits = (thread: Thread<unknown>) => {
    waiter.thread = thread;
    return thread;
  };
  return {
    machine,
    page,
    f,
    A,
    B,
    T,
    start,
    /** The task that waits for the page, once it has begun. */
    waiter,
    munmap: () => machine.call(A, (k) => k.__x64_sys_munmap(start)),
    /** T punches a hole under page 0. */
    punch: () => waits(machine.spawn(T, (k) => k.__x64_sys_fallocate(f, 0, 4096))),
    /** T takes the last name of the file away. */
    unlink: () => waits(machine.spawn(T, (k) => k.__x64_sys_unlink(f))),
    /** Somebody gives a reference back. */
    put: (task: typeof A) =>
      machine.spawn(task, function* (k) {
        yield access(page, '_refcount', 'readWrite');
        k.put_page(page);
      }),
    /** Whether the file still has the block of page 0. */
    hasBlock: () => f.pfnOf(0) !== undefined,
  };
}

export type HeldFile = ReturnType<typeof heldFile>;
