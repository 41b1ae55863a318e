import { KernelObject } from '../../kernel/kernelObject.ts';

/** Owners of blocks that belong to no file. Source: fs/xfs/libxfs/xfs_format.h, XFS_RMAP_OWN_*, and the recordings. */
export const XFS_RMAP_OWN_FS = -3;
export const XFS_RMAP_OWN_LOG = -4;
export const XFS_RMAP_OWN_AG = -5;
export const XFS_RMAP_OWN_INOBT = -6;
export const XFS_RMAP_OWN_INODES = -7;

/** Flags of a record that belongs to a file. Source: fs/xfs/libxfs/xfs_format.h. */
export const XFS_RMAP_ATTR_FORK = 1;
export const XFS_RMAP_BMBT_BLOCK = 2;
export const XFS_RMAP_UNWRITTEN = 4;

/** Models `struct xfs_rmap_irec`: blocks of an allocation group and who owns them. */
export class xfs_rmap_irec extends KernelObject {
  /** First block, counted within the group. */
  readonly rm_startblock: number;
  readonly rm_blockcount: number;
  /** An inode number, or one of XFS_RMAP_OWN_*. */
  readonly rm_owner: number;
  /** Offset in the file, in blocks. */
  readonly rm_offset: number;
  readonly rm_flags: number;

  constructor(rec: {
    startblock: number;
    blockcount: number;
    owner: number;
    offset?: number;
    flags?: number;
  }) {
    super(`rmap:${rec.startblock}+${rec.blockcount}`);
    this.rm_startblock = rec.startblock;
    this.rm_blockcount = rec.blockcount;
    this.rm_owner = rec.owner;
    this.rm_offset = rec.offset ?? 0;
    this.rm_flags = rec.flags ?? 0;
    Object.freeze(this);
  }

  /** What is left of the record when one of its blocks is given back: none, one or two records. */
  without(block: number): xfs_rmap_irec[] {
    const { rm_startblock, rm_blockcount, rm_owner: owner, rm_offset, rm_flags: flags } = this;
    const before = block - rm_startblock;
    const after = rm_blockcount - before - 1;
    return [
      { startblock: rm_startblock, blockcount: before, owner, offset: rm_offset, flags },
      { startblock: block + 1, blockcount: after, owner, offset: rm_offset + before + 1, flags },
    ]
      .filter(({ blockcount }) => blockcount > 0)
      .map((rec) => new xfs_rmap_irec(rec));
  }
}
