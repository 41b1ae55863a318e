/** A run of pages of a file that lies on consecutive pfns. */
export interface FileExtent {
  /** First page of the file. */
  readonly offset: number;
  readonly firstPfn: number;
  readonly pages: number;
}

/** Where the pages of a file lie, in order of offset. */
export class FileExtents {
  readonly #extents: FileExtent[] = [];

  add(extent: FileExtent): void {
    this.#extents.push(Object.freeze({ ...extent }));
    this.#extents.sort((a, b) => a.offset - b.offset);
  }

  clear(): void {
    this.#extents.length = 0;
  }

  /** The pfn behind a page of the file, undefined for a hole. */
  pfnOf(index: number): number | undefined {
    const extent = this.#extents.find(
      ({ offset, pages }) => index >= offset && index < offset + pages,
    );
    return extent && extent.firstPfn + index - extent.offset;
  }
}
