import type { inode } from './inode.ts';
import type { super_block } from './super_block.ts';

export interface CreateOptions {
  /** `written` blocks if left out; `unwritten` as fallocate() makes them; one `hole`, as truncate() to a larger size does. */
  content?: 'written' | 'unwritten' | 'hole';
  /** Where the first block has to lie within 2 MiB, in pages of the dax device; 0 makes entries of 2 MiB possible. */
  colour?: number;
  /** XFS with a realtime device: the data lies there, as with the realtime flag of the inode. */
  realtime?: boolean;
}

/** A mounted file system, seen by whoever makes and opens files on it. */
export interface FileSystem {
  /** What the VFS knows of it. */
  readonly superBlock: super_block;
  /** Makes a file of that many pages. */
  create(name: string, pages: number, options?: CreateOptions): inode;
  /** The file of that name, undefined if there is none. */
  lookup(name: string): inode | undefined;
}
