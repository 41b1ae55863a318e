import type { BlockStore } from '../extentBlocks.ts';
import type { FileExtent } from '../fileExtents.ts';
import type { xfs_group } from './xfs_group.ts';
import { XFS_RMAP_UNWRITTEN, xfs_rmap_irec } from './xfs_rmap_irec.ts';

/** The blocks of one file of an XFS: allocated in groups, each with a reverse mapping record for each owner. */
export class XfsBlockStore implements BlockStore {
  readonly hasWriteEnd = true;
  readonly readOnly = false;
  readonly #groups: readonly xfs_group[];
  readonly #firstPage: number;
  readonly #ino: number;
  readonly #evict: () => void;

  /** @param firstPage page of the dax device behind block 0 of group 0 */
  constructor(groups: readonly xfs_group[], firstPage: number, ino: number, evict: () => void) {
    this.#groups = groups;
    this.#firstPage = firstPage;
    this.#ino = ino;
    this.#evict = evict;
    Object.freeze(this);
  }

  allocate(pages: number, colour?: number, first = false): number | undefined {
    for (const group of this.#groups) {
      const base = this.#firstPage + group.xg_gno * this.#groupBlocks;
      const start = group.allocate(pages, colour === undefined ? undefined : colour - base, first);
      if (start !== undefined) return base + start;
    }
    return undefined;
  }

  added({ offset, pgoff, pages, unwritten }: FileExtent): void {
    const [group, startblock] = this.#locate(pgoff);
    const flags = unwritten ? XFS_RMAP_UNWRITTEN : 0;
    group?.claim(startblock, pages);
    group?.insert(
      new xfs_rmap_irec({ startblock, blockcount: pages, owner: this.#ino, offset, flags }),
    );
  }

  removed({ offset, pgoff, pages }: FileExtent): void {
    const [group, startblock] = this.#locate(pgoff);
    group?.removeBlocks(this.#ino, offset, startblock, pages);
    group?.release(startblock, pages);
  }

  sharing(pgoff: number, pages: number): { shared: boolean; pages: number } {
    const [group, block] = this.#locate(pgoff);
    let run = pages;
    let owners = 0;
    for (const record of group?.overlapping(block, block + pages - 1) ?? []) {
      const from = record.rm_startblock - block;
      if (from > 0) {
        run = Math.min(run, from);
        break;
      }
      owners += 1;
      run = Math.min(run, from + record.rm_blockcount);
    }
    return { shared: owners > 1, pages: run };
  }

  evicted(): void {
    this.#evict();
  }

  get #groupBlocks(): number {
    return this.#groups[0]?.xg_block_count ?? 1;
  }

  #locate(pgoff: number): [xfs_group | undefined, number] {
    const block = pgoff - this.#firstPage;
    return [this.#groups[Math.floor(block / this.#groupBlocks)], block % this.#groupBlocks];
  }
}
