// fails: answer-unchanged
import { type dax_device, ENXIO, EOPNOTSUPP, type Kernel, type Preemptible } from 'simkernel';

export function* dax_holder_notify_failure(
  k: Kernel,
  dax_dev: dax_device,
  off: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  const id = k.dax_read_lock();
  try {
    if (!k.dax_alive(dax_dev)) return -ENXIO;

    // Read once: another CPU may clear it between a test and a call.
    const ops = dax_dev.holder_ops;
    if (!ops) return -EOPNOTSUPP;

    return Math.min(0, yield* ops.notify_failure(k, dax_dev, off, len, mf_flags));
  } finally {
    k.dax_read_unlock(id);
  }
}
