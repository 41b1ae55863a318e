import { KernelObject } from '../kernel/kernelObject.ts';
import { rw_semaphore } from '../kernel/rw_semaphore.ts';
import { address_space } from './address_space.ts';

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
  readonly #pfnOf: (index: number) => number | undefined;
  readonly #freed = new Set<number>();

  constructor(description: {
    name: string;
    ino: number;
    pages: number;
    dax: boolean;
    /** The pfn behind a page of the file, undefined for a hole. */
    pfnOf: (index: number) => number | undefined;
  }) {
    super(`inode:${description.name}`);
    this.i_ino = description.ino;
    this.pages = description.pages;
    this.#pfnOf = description.pfnOf;
    this.i_mapping = new address_space(this, description.name, description.dax);
    this.i_rwsem = new rw_semaphore(`${description.name}:i_rwsem`);
    this.i_mmaplock = new rw_semaphore(`${description.name}:i_mmaplock`);
    Object.seal(this);
  }

  /** Gives the blocks of a range of pages back to the file system: the range is a hole after it. */
  freeBlocks(first: number, end: number): void {
    for (let index = first; index < end; index += 1) this.#freed.add(index);
  }

  pfnOf(index: number): number | undefined {
    return index < this.pages && !this.#freed.has(index) ? this.#pfnOf(index) : undefined;
  }
}
