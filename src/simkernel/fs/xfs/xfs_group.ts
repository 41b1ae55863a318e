import { KernelObject } from '../../kernel/kernelObject.ts';
import { RmapTree } from './rmapTree.ts';
import { xfs_rmap_irec } from './xfs_rmap_irec.ts';

interface BlockSpan {
  start: number;
  end: number;
}

/**
 * Models `struct xfs_group` (since 6.13; before, an allocation group stands alone): a part of a device of XFS, which of
 * its blocks are free, and who owns the others.
 */
export abstract class xfs_group extends KernelObject {
  readonly xg_gno: number;
  /** Blocks of the group. */
  readonly xg_block_count: number;
  /** First block that nobody has got yet. */
  #free: number;
  readonly #records = new RmapTree();
  /** Blocks that mkfs left free between what it laid out: the first block of a file may go there. */
  readonly #gaps: BlockSpan[] = [];
  /** Blocks below `#free` that can be handed out again. */
  readonly #holes: BlockSpan[] = [];
  /** Blocks that were given back since the log was last forced: the extent busy list keeps them from being handed out. */
  readonly #busy: BlockSpan[] = [];

  constructor(label: string, gno: number, length: number) {
    super(label);
    this.xg_gno = gno;
    this.xg_block_count = length;
    this.#free = 0;
  }

  get freeFrom(): number {
    return this.#free;
  }

  /**
   * Hands out the first blocks of the group that are free and not busy; undefined if they do not fit.
   * @param colour where the first block has to lie within 512 blocks, for entries of 2 MiB; anywhere if left out
   * @param first whether the file has no block yet: then nothing draws the new one near to it
   */
  allocate(blocks: number, colour?: number, first = false): number | undefined {
    const gap = first && this.#gaps.find(({ start, end }) => end - start >= blocks);
    if (gap && colour === undefined) {
      gap.start += blocks;
      return gap.start - blocks;
    }
    const hole = this.#holes.find(({ start, end }) => end - start >= blocks);
    if (hole && colour === undefined) {
      hole.start += blocks;
      return hole.start - blocks;
    }
    const skip = colour === undefined ? 0 : (((colour - this.#free) % 512) + 512) % 512;
    const start = this.#free + skip;
    if (start + blocks > this.xg_block_count) return undefined;
    this.#free = start + blocks;
    return start;
  }

  /** Takes blocks back, as far as nobody owns them any more. They stay busy until the log is forced. */
  release(startblock: number, blockcount: number): void {
    let free = startblock;
    const end = startblock + blockcount;
    for (const { rm_startblock, rm_blockcount } of this.#records.overlapping(free, end - 1)) {
      if (rm_startblock > free) this.#busy.push({ start: free, end: rm_startblock });
      free = Math.max(free, rm_startblock + rm_blockcount);
    }
    if (free < end) this.#busy.push({ start: free, end });
  }

  /** Blocks that were given back get an owner again, without having been handed out: unwritten blocks that are written. */
  claim(startblock: number, blockcount: number): void {
    const end = startblock + blockcount;
    const kept = this.#busy.flatMap((span) =>
      [
        { start: span.start, end: Math.min(span.end, startblock) },
        { start: Math.max(span.start, end), end: span.end },
      ].filter((part) => part.start < part.end),
    );
    this.#busy.splice(0, this.#busy.length, ...kept);
  }

  /** The log was forced: what was busy can be handed out. */
  clearBusy(): void {
    const spans = [...this.#holes, ...this.#busy.splice(0)].filter(({ start, end }) => start < end);
    this.#holes.length = 0;
    for (const span of spans.sort((a, b) => a.start - b.start)) {
      const last = this.#holes.at(-1);
      if (last && last.end >= span.start) last.end = Math.max(last.end, span.end);
      else this.#holes.push({ ...span });
    }
  }

  skipTo(block: number): void {
    this.#free = Math.max(this.#free, block);
  }

  /** Leaves the blocks from the first free one on to another one free, for a file that fits there. */
  leaveGap(end: number): void {
    if (end > this.#free) this.#gaps.push({ start: this.#free, end });
    this.skipTo(end);
  }

  insert(record: xfs_rmap_irec): void {
    this.#records.insert(record);
  }

  /** Takes blocks away from one owner; what the owner has on both sides of them stays. */
  removeBlocks(owner: number, offset: number, startblock: number, blockcount: number): void {
    const end = startblock + blockcount;
    for (const record of [...this.#records.overlapping(startblock, end - 1)]) {
      const { rm_startblock, rm_offset } = record;
      const inFile = rm_offset - rm_startblock === offset - startblock;
      if (record.rm_owner !== owner || !inFile) continue;
      this.#records.remove(record);
      this.#keep(record, rm_startblock, startblock);
      this.#keep(record, end, rm_startblock + record.rm_blockcount);
    }
  }

  #keep(record: xfs_rmap_irec, start: number, end: number): void {
    if (start >= end) return;
    this.#records.insert(
      new xfs_rmap_irec({
        startblock: start,
        blockcount: end - start,
        owner: record.rm_owner,
        offset: record.rm_offset + start - record.rm_startblock,
        flags: record.rm_flags,
      }),
    );
  }

  /** The records that touch blocks low to high (inclusive), in order. Costs the search plus the records found. */
  overlapping(low: number, high: number): Generator<xfs_rmap_irec> {
    return this.#records.overlapping(low, high);
  }
}
