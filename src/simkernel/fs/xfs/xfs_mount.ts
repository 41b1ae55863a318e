import type { dax_device } from '../../drivers/dax/dax_device.ts';
import type { BdevHolder } from '../../block/gendisk.ts';
import { EINVAL, EIO, ENXIO, EOPNOTSUPP } from '../../include/errno.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { ExtentBlocks } from '../extentBlocks.ts';
import type { CreateOptions, FileSystem } from '../fileSystem.ts';
import { inode } from '../inode.ts';
import { super_block } from '../super_block.ts';
import type { xfs_buftarg } from './xfs_buftarg.ts';
import type { xfs_perag } from './xfs_perag.ts';
import type { xfs_rtgroup } from './xfs_rtgroup.ts';
import { XfsBlockStore } from './xfsBlockStore.ts';

export interface XfsGeometry {
  readonly perags: readonly xfs_perag[];
  /** Inode number of the first file that is made. */
  readonly firstIno: number;
  readonly rmapbt: boolean;
  readonly dax_dev: dax_device;
  /** Page of the dax device behind the first block. */
  readonly firstPage: number;
  readonly reflink: boolean;
  readonly realtime?: RealtimeGeometry;
}

/** A realtime device: where the data of the files lies that were made for it. */
export interface RealtimeGeometry {
  readonly rtgroups: readonly xfs_rtgroup[];
  readonly dax_dev: dax_device;
  readonly firstPage: number;
}

/** Models `struct xfs_mount`: a mounted XFS, its devices, its groups and the inodes that are in core. */
export class xfs_mount extends KernelObject implements FileSystem, BdevHolder {
  readonly m_super: super_block;
  /** Set once the first device is known: it is the holder of the device that it is looked up with. */
  m_ddev_targp: xfs_buftarg | null = null;
  m_logdev_targp: xfs_buftarg | null = null;
  m_rtdev_targp: xfs_buftarg | null = null;
  /** XFS_OPSTATE_SHUTDOWN, and the flags of the shutdown that set it. */
  shutdown: number | null = null;
  readonly #geometry: XfsGeometry;
  #nextIno: number;
  readonly #names = new Map<string, inode>();
  readonly #incore = new Map<number, inode>();

  constructor(name: string, geometry: XfsGeometry) {
    super(`mp:${name}`);
    this.m_super = new super_block(name);
    this.#geometry = geometry;
    this.#nextIno = geometry.firstIno;
    Object.seal(this);
  }

  get perags(): readonly xfs_perag[] {
    return this.#geometry.perags;
  }

  /** The groups of the realtime device; none without one. */
  get rtgroups(): readonly xfs_rtgroup[] {
    return this.#geometry.realtime?.rtgroups ?? [];
  }

  get agblocks(): number {
    return this.perags[0]?.agf_length ?? 0;
  }

  get rmapbt(): boolean {
    return this.#geometry.rmapbt;
  }

  create(name: string, pages: number, options: CreateOptions = {}): inode {
    const { content = 'written', colour, realtime = false } = options;
    const file = this.#make(name, pages, realtime);
    if (content === 'hole') return file.inode;
    const pgoff = file.store.allocate(pages, colour, true);
    if (pgoff === undefined) throw new SimError('badSetup', 'The disk is full.');
    file.blocks.put({ offset: 0, pgoff, pages, unwritten: content === 'unwritten' });
    return file.inode;
  }

  /**
   * FICLONE: makes a file that has the blocks of another one. Both share them until one of them is written.
   * @returns 0; -EOPNOTSUPP without -m reflink=1; -EINVAL if there is no such file
   */
  reflink(from: string, to: string): number {
    if (!this.#geometry.reflink) return -EOPNOTSUPP;
    const source = this.#names.get(from);
    const blocks = source?.blocks;
    if (!source || !(blocks instanceof ExtentBlocks)) return -EINVAL;
    if (this.rtgroups.length > 0 && source.dax_dev === this.#geometry.realtime?.dax_dev) {
      throw new SimError('notModelled', 'Shared blocks of a realtime device are not modelled.');
    }
    const clone = this.#make(to, source.pages, false);
    for (const extent of blocks.extents) clone.blocks.put(extent);
    return 0;
  }

  #make(name: string, pages: number, realtime: boolean) {
    const target = realtime ? this.m_rtdev_targp : this.m_ddev_targp;
    if (!target) throw new SimError('badSetup', `${this.label} has no such device.`);
    if (this.#names.has(name)) throw new SimError('badSetup', `${name} exists already.`);
    const ino = this.#nextIno;
    this.#nextIno += 1;
    const { firstPage, dax_dev } = (realtime && this.#geometry.realtime) || this.#geometry;
    const groups = realtime ? this.rtgroups : this.perags;
    const store = new XfsBlockStore(groups, firstPage, ino, () => this.#incore.delete(ino));
    const blocks = new ExtentBlocks(store);
    const dax = target.bt_daxdev !== null;
    const ioError = () => (this.shutdown === null ? 0 : -EIO);
    const file = new inode({ name, ino, pages, dax, dax_dev, blocks, ioError });
    this.#names.set(name, file);
    this.#incore.set(ino, file);
    this.m_super.addInode(file);
    return { inode: file, blocks, store };
  }

  /** What a call that needs the disk answers: -EIO once it was shut down, -ENXIO once its device is gone, else 0. */
  get ioError(): number {
    if (this.shutdown !== null) return -EIO;
    return this.#geometry.dax_dev.alive ? 0 : -ENXIO;
  }

  /** `xfs_fs_shutdown`, where the release has it. */
  mark_dead(k: Kernel): void {
    k.xfs_fs_shutdown(this);
  }

  /** xfs_log_force(): what was freed before it can be handed out again. An fsync ends in one. */
  forceLog(): void {
    for (const group of [...this.perags, ...this.rtgroups]) group.clearBusy();
  }

  get superBlock(): super_block {
    return this.m_super;
  }

  lookup(name: string): inode | undefined {
    return this.#names.get(name);
  }

  /** The inode of that number if it is in core: what xfs_iget() finds with XFS_IGET_INCORE. */
  incore(ino: number): inode | undefined {
    return this.#incore.get(ino);
  }

  /** Puts an inode into the cache, in the place of one with the same number. */
  cache(file: inode): void {
    this.#incore.set(file.i_ino, file);
  }

  /** Drops an inode from the cache, as reclaim does with one that nobody uses. */
  reclaim(file: inode): void {
    this.#incore.delete(file.i_ino);
  }
}
