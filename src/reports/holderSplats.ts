import { mappedFile } from './mappedFile.ts';
import type { SplatExample } from './splatExample.ts';

/** Runs on the holder of a dax device. */
export const holderSplats = {
  nullDereference: {
    release: '6.12',
    does: 'The file system lets go of its dax device between the two reads of holder_ops in dax_holder_notify_failure().',
    run(machine) {
      const { pmem, mp } = mappedFile(machine);
      const { dax_dev } = pmem;
      const notify = machine.spawn(machine.task('injector', 'kworker'), (k) =>
        k.dax_holder_notify_failure(dax_dev, 0x18000, 0x1000, 0),
      );
      machine.step(notify);
      machine.step(notify);
      machine.call(machine.task('umount'), (k) => k.fs_put_dax(dax_dev, mp));
      machine.run();
    },
  },
  srcuUnderflow: {
    release: '6.12',
    does: 'dax_read_unlock() is called without dax_read_lock().',
    run: (machine) => machine.k.dax_read_unlock(0),
  },
  foreignHolder: {
    release: '7.2',
    does: 'The device is held by a mount; something else, the pgmap here, calls fs_put_dax().',
    run(machine) {
      const { pmem, pgmap } = mappedFile(machine);
      machine.call(machine.task('umount'), (k) => k.fs_put_dax(pmem.dax_dev, pgmap));
    },
  },
} as const satisfies Record<string, SplatExample>;
