import { KernelObject } from '../../kernel/kernelObject.ts';
import { mutex } from '../../kernel/mutex.ts';
import type { xfs_rmap_irec } from './xfs_rmap_irec.ts';

/** Models `struct xfs_perag`: an allocation group, its reverse mapping and the lock on its AGF buffer. */
export class xfs_perag extends KernelObject {
  readonly pag_agno: number;
  /** Blocks of the group. */
  readonly agf_length: number;
  readonly agfLock: mutex;
  /** First block that nobody has got yet. */
  #free: number;
  readonly #records: xfs_rmap_irec[] = [];

  constructor(agno: number, length: number) {
    super(`pag:${agno}`);
    this.pag_agno = agno;
    this.agf_length = length;
    this.agfLock = new mutex(`agf${agno}`);
    this.#free = 0;
    Object.seal(this);
  }

  get freeFrom(): number {
    return this.#free;
  }

  /** Hands out the next blocks of the group; undefined if they do not fit. */
  allocate(blocks: number): number | undefined {
    if (this.#free + blocks > this.agf_length) return undefined;
    const start = this.#free;
    this.#free += blocks;
    return start;
  }

  skipTo(block: number): void {
    this.#free = Math.max(this.#free, block);
  }

  insert(record: xfs_rmap_irec): void {
    this.#records.splice(this.#firstAtOrAfter(record.rm_startblock), 0, record);
  }

  removeOwner(owner: number): void {
    const kept = this.#records.filter((record) => record.rm_owner !== owner);
    this.#records.splice(0, this.#records.length, ...kept);
  }

  /** The records that touch blocks low to high (inclusive), in order. Costs the search plus the records found. */
  *overlapping(low: number, high: number): Generator<xfs_rmap_irec> {
    let at = this.#firstAtOrAfter(low);
    const before = this.#records[at - 1];
    if (before && before.rm_startblock + before.rm_blockcount > low) at -= 1;
    for (; at < this.#records.length; at += 1) {
      const record = this.#records[at];
      if (!record || record.rm_startblock > high) return;
      yield record;
    }
  }

  #firstAtOrAfter(block: number): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = this.#records[middle];
      if (record && record.rm_startblock < block) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
