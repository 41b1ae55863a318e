import { KernelObject } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { FileExtents } from '../fileExtents.ts';
import type { FileSystem } from '../fileSystem.ts';
import { inode } from '../inode.ts';
import { super_block } from '../super_block.ts';
import type { xfs_buftarg } from './xfs_buftarg.ts';
import type { xfs_perag } from './xfs_perag.ts';
import { xfs_rmap_irec } from './xfs_rmap_irec.ts';

export interface XfsGeometry {
  readonly perags: readonly xfs_perag[];
  /** Inode number of the first file that is made. */
  readonly firstIno: number;
  readonly rmapbt: boolean;
  /** Pfn behind the first block. */
  readonly firstPfn: number;
}

/** Models `struct xfs_mount`: a mounted XFS, its devices, its groups and the inodes that are in core. */
export class xfs_mount extends KernelObject implements FileSystem {
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

  get agblocks(): number {
    return this.perags[0]?.agf_length ?? 0;
  }

  get rmapbt(): boolean {
    return this.#geometry.rmapbt;
  }

  create(name: string, pages: number): inode {
    const target = this.m_ddev_targp;
    if (!target) throw new SimError('badSetup', `${this.label} is not mounted.`);
    if (this.#names.has(name)) throw new SimError('badSetup', `${name} exists already.`);
    const pag = this.perags.find((group) => group.freeFrom + pages <= group.agf_length);
    const startblock = pag?.allocate(pages);
    if (!pag || startblock === undefined) throw new SimError('badSetup', 'The disk is full.');
    const ino = this.#nextIno;
    this.#nextIno += 1;
    const extents = new FileExtents();
    extents.add({ offset: 0, firstPfn: this.#pfnOf(pag, startblock), pages });
    pag.insert(new xfs_rmap_irec({ startblock, blockcount: pages, owner: ino }));
    const file = new inode({
      name,
      ino,
      pages,
      dax: target.bt_daxdev !== null,
      pfnOf: (index) => extents.pfnOf(index),
    });
    this.#names.set(name, file);
    this.#incore.set(ino, file);
    this.m_super.addInode(file);
    return file;
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

  #pfnOf(pag: xfs_perag, agbno: number): number {
    return this.#geometry.firstPfn + pag.pag_agno * this.agblocks + agbno;
  }
}
