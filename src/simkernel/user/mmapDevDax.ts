import type { dev_dax } from '../drivers/dax/dev_dax.ts';
import { PAGE_SIZE } from '../include/limits.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Preemptible } from '../kernel/preemptible.ts';
import { compareReleases } from '../kernel/release.ts';
import type { vm_area_struct } from '../mm/vm_area_struct.ts';
import { mmap } from './mmap.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/**
 * What a process does with mmap() of a device-dax: the driver is asked first.
 * @param offset - bytes
 * @param length - bytes
 * @since 5.10
 * @returns the VMA, or -EINVAL for a private or a misaligned mapping
 * @throws SimError badArgument for what no parameter takes; badSetup as mmap() does
 * @source drivers/dax/device.c check_vma, dax_mmap; dax_mmap_prepare at 7.2; the ndctl test device-dax
 */
export function* mmapDevDax(
  k: Kernel,
  device: dev_dax,
  offset: number,
  length: number,
  kind: 'MAP_SHARED' | 'MAP_PRIVATE' = 'MAP_SHARED',
): Preemptible<vm_area_struct | number> {
  requireArguments(
    'mmapDevDax',
    'k: kernel, device: dev_dax, offset: whole, length: bytes, kind: mmap_kind',
    [k, device, offset, length, kind],
  );
  const wanted = { offset, length, shared: kind === 'MAP_SHARED' };
  const error =
    compareReleases(k.release, '7.2') < 0
      ? k.dax_mmap(device, wanted)
      : k.dax_mmap_prepare(device, wanted);
  if (error) return error;
  return yield* mmap(k, device.inode, offset / PAGE_SIZE, length / PAGE_SIZE);
}
