import { U64_MAX } from '../../include/limits.ts';
import { MF_MEM_PRE_REMOVE } from '../../include/mfFlags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from './dax_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes a dax device out of use: tells the holder (since 6.0), clears DAXDEV_ALIVE, waits for every open SRCU read
     * side, forgets the holder. It ignores what the holder answered and takes no mf_mutex.
     */
    kill_dax(dax_dev: dax_device | null): Preemptible<void>;
  }
}

/** The flags of the notification: 0 reads as corruption; since 6.8 they say that the memory is about to go. */
const withFlags = (mf_flags: number) =>
  function* (k: Kernel, dax_dev: dax_device | null): Preemptible<void> {
    if (!dax_dev) return;
    yield access(dax_dev, 'holder_data', 'read');
    if (dax_dev.holder_data) yield* k.dax_holder_notify_failure(dax_dev, 0, U64_MAX, mf_flags);
    yield* markDead(k, dax_dev);
    yield access(dax_dev, 'holder_ops', 'write');
    dax_dev.holder_ops = null;
    yield access(dax_dev, 'holder_data', 'write');
    dax_dev.holder_data = null;
  };

function* markDead(k: Kernel, dax_dev: dax_device): Preemptible<void> {
  yield access(dax_dev, 'flags', 'write');
  dax_dev.alive = false;
  yield* k.synchronize_srcu(k.globals.dax_srcu);
}

export const kill_dax = defineSymbol({
  name: 'kill_dax',
  file: 'drivers/dax/super.c',
  models: 'Takes a dax device out of use.',
  args: ['dax_dev'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'drivers/dax/super.c at 5.10: nobody is told',
      *call(k, dax_dev) {
        if (dax_dev) yield* markDead(k, dax_dev);
      },
    },
    {
      since: '6.0',
      until: '6.8',
      source: 'drivers/dax/super.c at 6.1.192; flags 0 in the recording of 6.1.192',
      call: withFlags(0),
    },
    {
      since: '6.8',
      source: 'commit fa422b353d21; drivers/dax/super.c at 6.12, 7.2; 0x80 in the recordings',
      call: withFlags(MF_MEM_PRE_REMOVE),
    },
  ],
});
