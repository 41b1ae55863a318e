import { SimError } from '../../kernel/simError.ts';
import { xfs_perag } from './xfs_perag.ts';
import {
  XFS_RMAP_OWN_AG,
  XFS_RMAP_OWN_FS,
  XFS_RMAP_OWN_INOBT,
  XFS_RMAP_OWN_INODES,
  XFS_RMAP_OWN_LOG,
  xfs_rmap_irec,
} from './xfs_rmap_irec.ts';

/** Blocks of the internal log, as mkfs made it for the recorded file systems. */
const logBlocks = 16384;
/** Inodes in a block: 512 bytes each. */
const inodesPerBlock = 8;

/**
 * Lays the groups of a fresh XFS with rmapbt out as the recorded ones are: headers, btree roots, AGFL; the log in the
 * middle group; the first chunk of inodes in group 0, with the first file's data right behind it.
 * With a stripe unit the chunk of inodes is aligned to it.
 * Source: the recorded inode numbers of a file system made with -d su=2m at 6.12.107; xfs_dax_failure_fn records in removal-xfs and removal-xfs-1ag at 6.12.107.
 */
export function layOutGroups(
  agcount: number,
  blocks: number,
  internalLog = true,
  sunit = 0,
): {
  perags: xfs_perag[];
  firstIno: number;
} {
  const agblocks = Math.ceil(blocks / agcount);
  if (!(agcount > 0) || agblocks < 64) {
    throw new SimError('badSetup', `${agcount} allocation groups do not fit ${blocks} blocks.`);
  }
  const logGroup = internalLog ? agcount >> 1 : -1;
  const perags = Array.from(
    { length: agcount },
    (_, agno) => new xfs_perag(agno, Math.min(agblocks, blocks - agno * agblocks)),
  );
  let firstIno = 0;
  for (const pag of perags) {
    const add = (startblock: number, blockcount: number, owner: number) => {
      pag.insert(new xfs_rmap_irec({ startblock, blockcount, owner }));
      pag.skipTo(startblock + blockcount);
    };
    add(0, 4, XFS_RMAP_OWN_FS);
    add(4, 2, XFS_RMAP_OWN_AG);
    add(6, 2, XFS_RMAP_OWN_INOBT);
    if (pag.pag_agno === logGroup) {
      const log = Math.min(logBlocks, pag.agf_length >> 1);
      add(8, 1, XFS_RMAP_OWN_AG);
      add(9, log, XFS_RMAP_OWN_LOG);
      add(9 + log, 6, XFS_RMAP_OWN_AG);
    } else {
      add(8, 7, XFS_RMAP_OWN_AG);
    }
    if (pag.pag_agno === 0) {
      const unit = Math.max(inodesPerBlock, sunit);
      const chunk = Math.ceil(pag.freeFrom / unit) * unit;
      pag.leaveGap(chunk);
      add(chunk, inodesPerBlock, XFS_RMAP_OWN_INODES);
      // The root directory and the two realtime inodes come first.
      firstIno = chunk * inodesPerBlock + 3;
    }
  }
  return { perags, firstIno };
}
