import type { BlockStore } from '../extentBlocks.ts';

/** The blocks of one file of an ext4: handed out one behind the other, never shared, with no reverse mapping. */
export class Ext4BlockStore implements BlockStore {
  readonly hasWriteEnd = false;
  readonly readOnly = false;
  readonly #take: (pages: number, colour?: number) => number | undefined;

  constructor(take: (pages: number, colour?: number) => number | undefined) {
    this.#take = take;
    Object.freeze(this);
  }

  allocate(pages: number, colour?: number): number | undefined {
    return this.#take(pages, colour);
  }

  added(): void {
    // No reverse mapping.
  }

  removed(): void {
    // Freed blocks are not handed out again.
  }

  sharing(_pgoff: number, pages: number): { shared: boolean; pages: number } {
    return { shared: false, pages };
  }

  evicted(): void {
    // Nothing finds an inode by its number.
  }
}
