import { KernelObject } from '../kernel/kernelObject.ts';
import { rw_semaphore } from '../kernel/rw_semaphore.ts';
import { dax_device } from '../drivers/dax/dax_device.ts';
import { requireArguments } from '../kernel/requireArguments.ts';
import { address_space } from './address_space.ts';
import { BareBlocks } from './bareBlocks.ts';
import type { FileBlocks } from './fileBlocks.ts';

/** Models `struct inode` of a file on a DAX device: its mapping and where its blocks lie. */
export class inode extends KernelObject {
  readonly i_ino: number;
  readonly i_mapping: address_space;
  /** Size in pages. */
  pages: number;
  /** Names that the file has: 0 after unlink, and the file goes with its last user. */
  i_nlink = 1;
  /** XFS's IOLOCK: held for writing by truncate and fallocate for as long as they run. */
  readonly i_rwsem: rw_semaphore;
  /** XFS's MMAPLOCK (mapping->invalidate_lock since 5.15): faults hold it for reading, truncate for writing. */
  readonly i_mmaplock: rw_semaphore;
  /** The dax device that the file's blocks are pages of: s_dax of the mount, dm's own where the mount is on dm. */
  readonly dax_dev: dax_device;
  readonly #blocks: FileBlocks;
  readonly #ioError: () => number;

  /** Either `pfnOf`, the pfn behind a page (undefined for a hole), for a file of no file system; or where it lies. */
  constructor(
    description: { name: string; ino: number; pages: number; dax: boolean } & (
      | { pfnOf: (index: number) => number | undefined }
      | { dax_dev: dax_device; blocks: FileBlocks; ioError?: () => number }
    ),
  ) {
    requireArguments('inode', 'description: record', [description]);
    const { name, ino, pages, dax } = description;
    requireArguments('inode', 'name: text, ino: whole, pages: whole, dax: boolean', [
      ...[name, ino, pages, dax],
    ]);
    if ('pfnOf' in description) {
      requireArguments('inode', 'pfnOf: function', [description.pfnOf]);
    } else {
      const { dax_dev, blocks, ioError } = description;
      requireArguments('inode', 'dax_dev: dax_device, blocks: record, ioError: function?', [
        ...[dax_dev, blocks, ioError],
      ]);
    }
    super(`inode:${name}`);
    this.i_ino = description.ino;
    this.pages = description.pages;
    if ('pfnOf' in description) {
      this.dax_dev = new dax_device(description.name);
      this.#blocks = new BareBlocks(description.pfnOf);
      this.#ioError = () => 0;
    } else {
      this.dax_dev = description.dax_dev;
      this.#blocks = description.blocks;
      this.#ioError = description.ioError ?? (() => 0);
    }
    this.i_mapping = new address_space(this, description.name, description.dax);
    this.i_rwsem = new rw_semaphore(`${description.name}:i_rwsem`);
    this.i_mmaplock = new rw_semaphore(`${description.name}:i_mmaplock`);
    Object.seal(this);
  }

  /** What looking a block up answers: 0, or the -errno of a file system that is down. */
  get ioError(): number {
    return this.#ioError();
  }

  get blocks(): FileBlocks {
    return this.#blocks;
  }

  /** Gives the blocks of a range of pages back to the file system: the range is a hole after it. */
  freeBlocks(first: number, end: number): void {
    this.#blocks.free(first, end);
  }

  /** The pfn behind a page of the file, undefined for a hole. */
  pfnOf(index: number): number | undefined {
    const run = index < this.pages ? this.#blocks.at(index) : undefined;
    return run && this.dax_dev.pfnAt(run.pgoff);
  }
}
