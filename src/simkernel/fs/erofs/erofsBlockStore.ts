import type { BlockStore } from '../extentBlocks.ts';

/** The blocks of one file of an erofs: laid out when the image was made, and never changed. */
export class ErofsBlockStore implements BlockStore {
  readonly hasWriteEnd = false;
  readonly readOnly = true;

  constructor() {
    Object.freeze(this);
  }

  allocate(): undefined {
    return undefined;
  }

  added(): void {
    // No reverse mapping.
  }

  removed(): void {
    // Nothing is ever removed.
  }

  sharing(_pgoff: number, pages: number): { shared: boolean; pages: number } {
    return { shared: false, pages };
  }

  evicted(): void {
    // Nothing finds an inode by its number.
  }
}
