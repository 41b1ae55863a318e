import { KernelObject } from '../../kernel/kernelObject.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';

/**
 * Models `struct dax_holder_operations`: what the holder of a dax_device, a file system, wants to be told.
 * Since 6.0 (commit 8012b8660855). Source: include/linux/dax.h at 6.1.
 */
export interface dax_holder_operations {
  /**
   * Bytes of the device are lost, or the device is about to go. May sleep: call it with `yield*`.
   * @param offset first byte, relative to the dax_device (not to a partition)
   * @param len bytes
   * @returns 0 or -errno; -EOPNOTSUPP asks the caller for the generic handling
   */
  notify_failure(
    k: Kernel,
    dax_dev: dax_device,
    offset: number,
    len: number,
    mf_flags: number,
  ): Preemptible<number>;
}

/** Models `struct dax_operations`: how the driver finds a page of its device. */
export interface dax_operations {
  /**
   * @param pgoff page of the device
   * @param pfn receives the pfn of that page
   * @returns how many pages lie there one behind the other, at most nr_pages
   */
  direct_access(
    k: Kernel,
    dax_dev: dax_device,
    pgoff: number,
    nr_pages: number,
    pfn: { value: number },
  ): number;
}

/** Where a device has its pages. */
interface DaxDeviceDescription {
  readonly ops: dax_operations;
  readonly pfnAt: (pgoff: number) => number;
}

const pmemOperations: dax_operations = Object.freeze({
  direct_access: (k, dax_dev, pgoff, nr_pages, pfn) =>
    k.pmem_dax_direct_access(dax_dev, pgoff, nr_pages, pfn),
} satisfies dax_operations);

/** Models `struct dax_device`: the memory that a driver offers for direct access, and who holds it. */
export class dax_device extends KernelObject {
  /** DAXDEV_ALIVE of `flags`; read it with dax_alive(), inside dax_read_lock(). Cleared by kill_dax(). */
  alive = true;
  /** Who holds the device: the mount of an XFS, for example. Null for a holder that registered nobody (ext4). */
  holder_data: KernelObject | null = null;
  /** What the holder wants to be told, null where it registered none. Another CPU may write it at any time. */
  holder_ops: dax_holder_operations | null = null;

  readonly ops: dax_operations;
  readonly #pfnAt: (pgoff: number) => number;

  /** Without a description: a device whose pages are numbered by their pfns. */
  constructor(name: string, description: Partial<DaxDeviceDescription> = {}) {
    super(`dax_dev:${name}`);
    this.ops = description.ops ?? pmemOperations;
    this.#pfnAt = description.pfnAt ?? ((pgoff) => pgoff);
    Object.seal(this);
  }

  /** The pfn of a page of the device. */
  pfnAt(pgoff: number): number {
    return this.#pfnAt(pgoff);
  }
}
