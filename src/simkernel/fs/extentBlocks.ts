import { SimError } from '../kernel/simError.ts';
import type { BlockRun, FileBlocks, WritableRun } from './fileBlocks.ts';
import { type FileExtent, FileExtents } from './fileExtents.ts';

/** What a file system does about the blocks of its files. Blocks are pages of the dax device. */
export interface BlockStore {
  readonly hasWriteEnd: boolean;
  readonly readOnly: boolean;
  /**
   * Hands out consecutive blocks.
   * @param colour where the first has to lie within 512 blocks
   * @param first whether the file has no block yet
   * @returns the first, undefined if the disk is full
   */
  allocate(pages: number, colour?: number, first?: boolean): number | undefined;
  /** The file has these blocks from now on. */
  added(extent: FileExtent): void;
  /** The file has these blocks no longer. */
  removed(extent: FileExtent): void;
  /** How many of so many blocks, from the first on, are alike in being shared or not, and whether they are. */
  sharing(pgoff: number, pages: number): { shared: boolean; pages: number };
  evicted(): void;
}

/** Blocks of a file as extents, with holes, unwritten extents and copy on write. */
export class ExtentBlocks implements FileBlocks {
  readonly #store: BlockStore;
  readonly #extents = new FileExtents();
  /** The CoW fork: new blocks that endWrite() puts in the place of shared ones, by page of the file. */
  readonly #cow = new Map<number, FileExtent>();

  constructor(store: BlockStore) {
    this.#store = store;
    Object.freeze(this);
  }

  get extents(): readonly FileExtent[] {
    return this.#extents.all;
  }

  /** Gives a hole these blocks. */
  put(extent: FileExtent): void {
    this.#extents.add(extent);
    this.#store.added(extent);
  }

  get readOnly(): boolean {
    return this.#store.readOnly;
  }

  get hasWriteEnd(): boolean {
    return this.#store.hasWriteEnd;
  }

  holeAt(index: number): number {
    return this.#extents.holeAt(index);
  }

  at(index: number): BlockRun | undefined {
    const extent = this.#extents.from(index);
    if (!extent) return undefined;
    const { shared, pages } = this.#store.sharing(extent.pgoff, extent.pages);
    return { pgoff: extent.pgoff, pages, unwritten: extent.unwritten, shared };
  }

  beginWrite(index: number, pages: number): WritableRun | undefined {
    const found = this.at(index);
    if (!found) {
      const hole = Math.min(pages, this.#extents.holeAt(index));
      this.put(this.#allocated(index, hole));
    } else if (found.shared) {
      return this.#beginCow(index, Math.min(pages, found.pages), found);
    } else if (found.unwritten) {
      this.#convert(index, Math.min(pages, found.pages));
    }
    const run = this.at(index);
    return run && { ...run, srcmap: undefined };
  }

  endWrite(index: number, pages: number): void {
    const extent = this.#cow.get(index);
    if (!extent) return;
    this.#cow.delete(index);
    if (pages === 0) {
      this.#store.removed(extent);
      return;
    }
    this.free(index, index + Math.min(pages, extent.pages));
    this.put(extent);
  }

  free(first: number, end: number): void {
    for (const extent of this.#extents.remove(first, end)) this.#store.removed(extent);
  }

  evicted(): void {
    this.#store.evicted();
  }

  #allocated(offset: number, pages: number): FileExtent {
    const pgoff = this.#store.allocate(pages, undefined, this.#extents.all.length === 0);
    if (pgoff === undefined) throw new SimError('badSetup', 'The disk is full.');
    return { offset, pgoff, pages, unwritten: false };
  }

  #beginCow(index: number, pages: number, srcmap: BlockRun): WritableRun {
    const extent = this.#allocated(index, pages);
    this.#cow.set(index, extent);
    return { pgoff: extent.pgoff, pages, unwritten: false, shared: true, srcmap };
  }

  #convert(index: number, pages: number): void {
    for (const extent of this.#extents.remove(index, index + pages)) {
      this.#store.removed(extent);
      this.put({ ...extent, unwritten: false });
    }
  }
}
