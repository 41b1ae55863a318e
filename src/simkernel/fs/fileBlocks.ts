/** A run of pages of a file whose blocks lie one behind the other and are in the same state. */
export interface BlockRun {
  /** Page of the dax device behind the first page of the run. */
  readonly pgoff: number;
  /** Length in pages. */
  readonly pages: number;
  /** IOMAP_UNWRITTEN: the blocks are reserved, their content counts as zeroes. */
  readonly unwritten: boolean;
  /** IOMAP_F_SHARED: another file has the blocks as well. */
  readonly shared: boolean;
}

/** What a write fault is served with: blocks that may be written, and those to copy from if they had been shared. */
export interface WritableRun extends BlockRun {
  readonly srcmap: BlockRun | undefined;
}

/** The file system's side of a file: which block lies behind which page. Pages are counted from the start of the file. */
export interface FileBlocks {
  /** Whether the file system is told of the end of a write fault: XFS is, by xfs_dax_write_iomap_end(). */
  readonly hasWriteEnd: boolean;
  /** Whether the file system can be read only: erofs. */
  readonly readOnly: boolean;
  /** Pages from a page to the next block, Infinity if there is none. */
  holeAt(index: number): number;
  /** The run that begins at a page, undefined for a hole. */
  at(index: number): BlockRun | undefined;
  /**
   * Gives a range blocks that may be written: fills a hole, converts unwritten blocks, allocates new ones in the place of
   * shared ones. New blocks for shared ones belong to the file only after endWrite().
   */
  beginWrite(index: number, pages: number): WritableRun | undefined;
  /** @param pages how many were written; 0 gives blocks that were to take the place of shared ones back */
  endWrite(index: number, pages: number): void;
  /** Gives the blocks of a range back. */
  free(first: number, end: number): void;
  /** The file is gone. */
  evicted(): void;
}
