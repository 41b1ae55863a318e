import type { inode, Kernel, Machine, Preemptible } from 'simkernel';

/** What a function of the reader returned, also when it is a generator that was never run. */
function* ended(returned: unknown): Preemptible<unknown> {
  const steps = returned as Preemptible<unknown> | undefined;
  return typeof steps?.next === 'function' ? yield* steps : returned;
}

/** Puts the reader's pair into a kernel. */
export function patchPair(machine: Machine, answer: Record<string, unknown>): void {
  const { wait_page_idle: wait, free_zone_device_folio } = answer;
  if (typeof wait !== 'function') throw new Error('wait_page_idle is no function.');
  machine.livepatch({
    free_zone_device_folio,
    *dax_break_layout(
      k: Kernel,
      file: inode,
      start: number,
      end: number,
      cb: (address: string) => Preemptible<void>,
    ): Preemptible<number> {
      for (;;) {
        const page = yield* k.dax_layout_busy_page_range(file.i_mapping, start, end);
        if (!page) break;
        yield* ended(wait(k, page, cb));
      }
      yield* k.dax_delete_mapping_range(file, start, end);
      return 0;
    },
  });
}
