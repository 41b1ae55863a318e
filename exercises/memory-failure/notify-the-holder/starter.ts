import { type dax_device, ENXIO, EOPNOTSUPP, type Kernel, type Preemptible } from 'simkernel';

/** drivers/dax/super.c, since Linux 6.0 */
export function* dax_holder_notify_failure(
  k: Kernel,
  dax_dev: dax_device,
  off: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  // dax_dev.holder_ops is what the holder registered, or null.
  // Its notify_failure() takes k and what you were given. -ENXIO and -EOPNOTSUPP are errors.

  return 0;
}
