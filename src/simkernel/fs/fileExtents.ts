/** A run of pages of a file that lies on consecutive pages of the dax device. */
export interface FileExtent {
  /** First page of the file. */
  readonly offset: number;
  /** Page of the dax device behind it. */
  readonly pgoff: number;
  readonly pages: number;
  readonly unwritten: boolean;
}

/** Where the pages of a file lie, in order of offset; a page that no extent covers is a hole. */
export class FileExtents {
  readonly #extents: FileExtent[] = [];

  get all(): readonly FileExtent[] {
    return [...this.#extents];
  }

  /** Adds an extent where there was a hole. */
  add(extent: FileExtent): void {
    this.#extents.splice(this.#firstEndingAfter(extent.offset), 0, Object.freeze({ ...extent }));
  }

  /** Takes a range of pages out. @returns what lay there, cut to the range */
  remove(first: number, end: number): FileExtent[] {
    const taken: FileExtent[] = [];
    for (let at = this.#firstEndingAfter(first); at < this.#extents.length;) {
      const extent = this.#extents[at];
      if (!extent || extent.offset >= end) break;
      const rest = [
        cut(extent, extent.offset, first),
        cut(extent, end, extent.offset + extent.pages),
      ];
      const kept = rest.filter((piece) => piece.pages > 0);
      this.#extents.splice(at, 1, ...kept);
      at += kept.length;
      taken.push(
        cut(extent, Math.max(extent.offset, first), Math.min(extent.offset + extent.pages, end)),
      );
    }
    return taken;
  }

  /** The part of the extent of a page that begins with the page, undefined for a hole. */
  from(index: number): FileExtent | undefined {
    const extent = this.#extents[this.#firstEndingAfter(index)];
    if (!extent || extent.offset > index) return undefined;
    return cut(extent, index, extent.offset + extent.pages);
  }

  /** Pages from a page to the next extent, Infinity if there is none. */
  holeAt(index: number): number {
    const next = this.#extents[this.#firstEndingAfter(index)];
    return next ? Math.max(0, next.offset - index) : Number.POSITIVE_INFINITY;
  }

  #firstEndingAfter(index: number): number {
    let low = 0;
    let high = this.#extents.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const extent = this.#extents[middle];
      if (extent && extent.offset + extent.pages <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function cut(extent: FileExtent, first: number, end: number): FileExtent {
  const pgoff = extent.pgoff + first - extent.offset;
  return Object.freeze({ ...extent, offset: first, pgoff, pages: Math.max(0, end - first) });
}
