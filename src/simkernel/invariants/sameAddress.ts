import type { Invariant } from './invariant.ts';
import { lostWakeUps } from './lostWakeUps.ts';

/** I6. */
export const sameAddress: Invariant = {
  id: 'I6',
  title: 'Waiter and waker agree',
  says: 'Who waits for an fsdax page sleeps on the address that the put wakes, and for the count that the put wakes at: `&page->_refcount` and 1 up to 6.14, the page itself and 0 since 6.15. So at rest nobody sleeps for a page that is idle.',
  kept: 'Every release but for the lost wake-ups of I5.',
  known: lostWakeUps,
  source:
    'fs/xfs/xfs_file.c at 5.10, 6.1, 6.12; fs/dax.c and include/linux/dax.h at 7.2; commit 38607c62b34b',
  check: (view) =>
    view.machine.threads.flatMap(({ task, sleepsOn }) => {
      const [, address = '', label = '', field] =
        /^((?:&)?(page:0x[0-9a-f]+)(->_refcount)?)$/.exec(sleepsOn ?? '') ?? [];
      const page = view.pageOf(label);
      if (page?.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return [];
      const right = view.from('6.15') ? label : `&${label}->_refcount`;
      if (address !== right) {
        const text = `${task.comm} sleeps on ${field ? 'the count' : 'the page'}; the put wakes ${right}.`;
        return [{ subject: label, text }];
      }
      const idle = view.idle(page);
      if (view.at === 'step' || page.pgmap.memmapGone || page._refcount !== idle) return [];
      return [{ subject: label, text: `${task.comm} sleeps although the count is ${idle}.` }];
    }),
};
