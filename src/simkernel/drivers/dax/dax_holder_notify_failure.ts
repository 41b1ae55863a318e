import { ENXIO, EOPNOTSUPP } from '../../include/errno.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from './dax_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Tells the holder of a dax device that bytes of it are lost, or that it is about to go. The SRCU read side is open
     * while the holder works. Since 6.0.
     * @param off first byte, relative to the device
     * @param len bytes; U64_MAX with offset 0 means the whole device
     * @param mf_flags passed on as they are
     * @returns -ENXIO if the device is not alive, -EOPNOTSUPP if the holder registered no operations, else what the
     * holder's notify_failure() returned
     */
    dax_holder_notify_failure(
      dax_dev: dax_device,
      off: number,
      len: number,
      mf_flags: number,
    ): Preemptible<number>;
  }
}

function* readOnce(
  k: Kernel,
  dax_dev: dax_device,
  off: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  const id = k.dax_read_lock();
  if (!k.dax_alive(dax_dev)) {
    k.dax_read_unlock(id);
    return -ENXIO;
  }
  yield access(dax_dev, 'holder_ops', 'read');
  const ops = dax_dev.holder_ops;
  const rc = ops ? yield* ops.notify_failure(k, dax_dev, off, len, mf_flags) : -EOPNOTSUPP;
  k.dax_read_unlock(id);
  return rc;
}

/** 6.12.107 still reads holder_ops twice: once for the test, once for the call. */
function* readTwice(
  k: Kernel,
  dax_dev: dax_device,
  off: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  const id = k.dax_read_lock();
  let rc = -ENXIO;
  if (k.dax_alive(dax_dev)) {
    yield access(dax_dev, 'holder_ops', 'read');
    rc = -EOPNOTSUPP;
    if (dax_dev.holder_ops) {
      yield access(dax_dev, 'holder_ops', 'read');
      const ops = dax_dev.holder_ops;
      if (!ops) return hostOf(k).bug('nullDereference', 'holder_ops became NULL between two reads');
      rc = yield* ops.notify_failure(k, dax_dev, off, len, mf_flags);
    }
  }
  k.dax_read_unlock(id);
  return rc;
}

export const dax_holder_notify_failure = defineSymbol({
  name: 'dax_holder_notify_failure',
  file: 'drivers/dax/super.c',
  models: 'Passes lost bytes of a dax device on to the holder.',
  args: ['dax_dev', 'off:x', 'len:x', 'mf_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      until: '6.2',
      source: 'drivers/dax/super.c at 6.1.192, which has commit 7ae9d15bdcde as a backport',
      call: readOnce,
    },
    { since: '6.2', until: '7.2', source: 'drivers/dax/super.c at 6.12.107', call: readTwice },
    { since: '7.2', source: 'commit 7ae9d15bdcde; drivers/dax/super.c at 7.2.13', call: readOnce },
  ],
});
