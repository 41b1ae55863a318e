import { SimError } from '../kernel/simError.ts';
import type { BlockRun, FileBlocks, WritableRun } from './fileBlocks.ts';

/** Blocks of a file of no file system: wherever the given function puts them, each page a run of its own. */
export class BareBlocks implements FileBlocks {
  readonly hasWriteEnd = true;
  readonly readOnly = false;
  readonly #pfnOf: (index: number) => number | undefined;
  readonly #freed = new Set<number>();

  constructor(pfnOf: (index: number) => number | undefined) {
    this.#pfnOf = pfnOf;
    Object.freeze(this);
  }

  holeAt(index: number): number {
    return this.at(index) ? 0 : 1;
  }

  at(index: number): BlockRun | undefined {
    const pgoff = this.#freed.has(index) ? undefined : this.#pfnOf(index);
    return pgoff === undefined ? undefined : { pgoff, pages: 1, unwritten: false, shared: false };
  }

  beginWrite(index: number): WritableRun {
    const run = this.at(index);
    if (run) return { ...run, srcmap: undefined };
    throw new SimError('notModelled', `A file without a file system has a hole at page ${index}.`);
  }

  endWrite(): void {
    // Nothing was begun.
  }

  free(first: number, end: number): void {
    for (let index = first; index < end; index += 1) this.#freed.add(index);
  }

  evicted(): void {
    // No file system knows the file.
  }
}
