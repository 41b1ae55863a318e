import type { inode } from './inode.ts';

/** A mounted file system, seen by whoever makes and opens files on it. */
export interface FileSystem {
  /** Makes a file of that many pages, all of them with blocks of their own. */
  create(name: string, pages: number): inode;
  /** The file of that name, undefined if there is none. */
  lookup(name: string): inode | undefined;
}
