import type { BlockStore } from '../extentBlocks.ts';
import type { FileExtent } from '../fileExtents.ts';
import type { xfs_perag } from './xfs_perag.ts';
import { XFS_RMAP_UNWRITTEN, xfs_rmap_irec } from './xfs_rmap_irec.ts';

/** The blocks of one file of an XFS: allocated in groups, each with a reverse mapping record for each owner. */
export class XfsBlockStore implements BlockStore {
  readonly hasWriteEnd = true;
  readonly #perags: readonly xfs_perag[];
  readonly #firstPage: number;
  readonly #ino: number;
  readonly #evict: () => void;

  /** @param firstPage page of the dax device behind block 0 of group 0 */
  constructor(perags: readonly xfs_perag[], firstPage: number, ino: number, evict: () => void) {
    this.#perags = perags;
    this.#firstPage = firstPage;
    this.#ino = ino;
    this.#evict = evict;
    Object.freeze(this);
  }

  allocate(pages: number, colour?: number): number | undefined {
    for (const pag of this.#perags) {
      const base = this.#firstPage + pag.pag_agno * this.#agblocks;
      const start = pag.allocate(pages, colour === undefined ? undefined : colour - base);
      if (start !== undefined) return base + start;
    }
    return undefined;
  }

  added({ offset, pgoff, pages, unwritten }: FileExtent): void {
    const [pag, startblock] = this.#locate(pgoff);
    const flags = unwritten ? XFS_RMAP_UNWRITTEN : 0;
    pag?.claim(startblock, pages);
    pag?.insert(
      new xfs_rmap_irec({ startblock, blockcount: pages, owner: this.#ino, offset, flags }),
    );
  }

  removed({ offset, pgoff, pages }: FileExtent): void {
    const [pag, startblock] = this.#locate(pgoff);
    pag?.removeBlocks(this.#ino, offset, startblock, pages);
    pag?.release(startblock, pages);
  }

  sharing(pgoff: number, pages: number): { shared: boolean; pages: number } {
    const [pag, block] = this.#locate(pgoff);
    let run = pages;
    let owners = 0;
    for (const record of pag?.overlapping(block, block + pages - 1) ?? []) {
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

  get #agblocks(): number {
    return this.#perags[0]?.agf_length ?? 1;
  }

  #locate(pgoff: number): [xfs_perag | undefined, number] {
    const block = pgoff - this.#firstPage;
    return [this.#perags[Math.floor(block / this.#agblocks)], block % this.#agblocks];
  }
}
