import type { BdevHolder } from '../../block/gendisk.ts';
import type { dax_device } from '../../drivers/dax/dax_device.ts';
import { EIO } from '../../include/errno.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { ExtentBlocks } from '../extentBlocks.ts';
import type { CreateOptions, FileSystem } from '../fileSystem.ts';
import { inode } from '../inode.ts';
import { super_block } from '../super_block.ts';
import { Ext4BlockStore } from './ext4BlockStore.ts';

/** Block of the first file's data on the recorded ext4 (fsdax-mf-ext4, all releases). */
const firstDataBlock = 0x8050;
/** The first inode number that ext4 gives to a file of a fresh file system. */
const firstIno = 12;

interface Layout {
  readonly dax: boolean;
  readonly dax_dev: dax_device;
  /** Page of the dax device behind the first block. */
  readonly firstPage: number;
  readonly blocks: number;
}

/** Models a mounted ext4, as far as where the blocks of its files lie. */
export class ext4_sb_info extends KernelObject implements FileSystem, BdevHolder {
  readonly s_sb: super_block;
  /** EXT4_FLAGS_SHUTDOWN: from now on its I/O fails. */
  shutdown = false;
  readonly #layout: Layout;
  #nextBlock: number;
  #nextIno = firstIno;
  readonly #names = new Map<string, inode>();

  constructor(name: string, layout: Layout) {
    super(`ext4:${name}`);
    this.s_sb = new super_block(name);
    this.#layout = layout;
    this.#nextBlock = Math.min(firstDataBlock, layout.blocks >> 1);
    Object.seal(this);
  }

  /**
   * ext4_shutdown(), its answer to a device that is gone: it shuts down without flushing the log.
   * Source: fs/ext4/super.c at 6.12, 7.2; recording of a removal at 7.2.13, which reports the error too.
   */
  mark_dead(k: Kernel): void {
    if (this.shutdown) return;
    this.shutdown = true;
    if (compareReleases(k.release, '7.2') >= 0) k.fserror_report(this.s_sb);
  }

  get superBlock(): super_block {
    return this.s_sb;
  }

  create(name: string, pages: number, options: CreateOptions = {}): inode {
    const { content = 'written', colour } = options;
    if (this.#names.has(name)) throw new SimError('badSetup', `${name} exists already.`);
    const { dax, dax_dev } = this.#layout;
    const store = new Ext4BlockStore((count, at) => this.#take(count, at));
    const blocks = new ExtentBlocks(store);
    const ioError = () => (this.shutdown ? -EIO : 0);
    const file = new inode({ name, ino: this.#nextIno, pages, dax, dax_dev, blocks, ioError });
    if (content !== 'hole') {
      const pgoff = store.allocate(pages, colour);
      if (pgoff === undefined) throw new SimError('badSetup', 'The disk is full.');
      blocks.put({ offset: 0, pgoff, pages, unwritten: content === 'unwritten' });
    }
    this.#nextIno += 1;
    this.#names.set(name, file);
    this.s_sb.addInode(file);
    return file;
  }

  #take(pages: number, colour?: number): number | undefined {
    const { firstPage, blocks } = this.#layout;
    const next = firstPage + this.#nextBlock;
    const skip = colour === undefined ? 0 : (((colour - next) % 512) + 512) % 512;
    if (this.#nextBlock + skip + pages > blocks) return undefined;
    this.#nextBlock += skip + pages;
    return next + skip;
  }

  lookup(name: string): inode | undefined {
    return this.#names.get(name);
  }
}
