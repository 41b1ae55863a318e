import type { dax_device } from '../../drivers/dax/dax_device.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { ExtentBlocks } from '../extentBlocks.ts';
import type { CreateOptions, FileSystem } from '../fileSystem.ts';
import { inode } from '../inode.ts';
import { super_block } from '../super_block.ts';
import { ErofsBlockStore } from './erofsBlockStore.ts';

interface Image {
  readonly dax: boolean;
  readonly dax_dev: dax_device;
  /** Page of the dax device behind the first block. */
  readonly firstPage: number;
  readonly blocks: number;
}

/** Models a mounted erofs on one device, as far as where the blocks of its files lie. Nothing can be written. */
export class erofs_sb_info extends KernelObject implements FileSystem {
  readonly sb: super_block;
  readonly #image: Image;
  /** The superblock and the inodes come first. */
  #nextBlock = 1;
  #nextIno = 1;
  readonly #names = new Map<string, inode>();

  constructor(name: string, image: Image) {
    super(`erofs:${name}`);
    this.sb = new super_block(name);
    this.#image = image;
    Object.seal(this);
  }

  get superBlock(): super_block {
    return this.sb;
  }

  /** A file of the image: mkfs.erofs had put it there. Holes and alignment are not modelled. */
  create(name: string, pages: number, options: CreateOptions = {}): inode {
    const { dax, dax_dev, firstPage, blocks } = this.#image;
    if (this.#names.has(name)) throw new SimError('badSetup', `${name} exists already.`);
    if ((options.content ?? 'written') !== 'written' || options.colour !== undefined) {
      throw new SimError('notModelled', 'Only plain files of an erofs are modelled.');
    }
    if (this.#nextBlock + pages > blocks) throw new SimError('badSetup', 'The disk is full.');
    const extents = new ExtentBlocks(new ErofsBlockStore());
    extents.put({ offset: 0, pgoff: firstPage + this.#nextBlock, pages, unwritten: false });
    const file = new inode({ name, ino: this.#nextIno, pages, dax, dax_dev, blocks: extents });
    this.#nextBlock += pages;
    this.#nextIno += 1;
    this.#names.set(name, file);
    this.sb.addInode(file);
    return file;
  }

  lookup(name: string): inode | undefined {
    return this.#names.get(name);
  }
}
