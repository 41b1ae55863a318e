import { KernelObject } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { FileExtents } from '../fileExtents.ts';
import type { FileSystem } from '../fileSystem.ts';
import { inode } from '../inode.ts';
import { super_block } from '../super_block.ts';

/** Block of the first file's data on the recorded ext4 (fsdax-mf-ext4, all releases). */
const firstDataBlock = 0x8050;
/** The first inode number that ext4 gives to a file of a fresh file system. */
const firstIno = 12;

/** Models a mounted ext4, as far as where the blocks of its files lie. */
export class ext4_sb_info extends KernelObject implements FileSystem {
  readonly s_sb: super_block;
  readonly #layout: { dax: boolean; firstPfn: number; blocks: number };
  #nextBlock: number;
  #nextIno = firstIno;
  readonly #names = new Map<string, inode>();

  constructor(name: string, layout: { dax: boolean; firstPfn: number; blocks: number }) {
    super(`ext4:${name}`);
    this.s_sb = new super_block(name);
    this.#layout = layout;
    this.#nextBlock = Math.min(firstDataBlock, layout.blocks >> 1);
    Object.seal(this);
  }

  create(name: string, pages: number): inode {
    if (this.#names.has(name)) throw new SimError('badSetup', `${name} exists already.`);
    if (this.#nextBlock + pages > this.#layout.blocks) {
      throw new SimError('badSetup', 'The disk is full.');
    }
    const extents = new FileExtents();
    const firstPfn = this.#layout.firstPfn + this.#nextBlock;
    extents.add({ offset: 0, firstPfn, pages });
    const file = new inode({
      name,
      ino: this.#nextIno,
      pages,
      dax: this.#layout.dax,
      pfnOf: (index) => extents.pfnOf(index),
    });
    this.#nextBlock += pages;
    this.#nextIno += 1;
    this.#names.set(name, file);
    return file;
  }

  lookup(name: string): inode | undefined {
    return this.#names.get(name);
  }
}
