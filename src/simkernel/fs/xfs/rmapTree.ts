import { xfs_rmap_irec } from './xfs_rmap_irec.ts';

const endOf = (record: xfs_rmap_irec) => record.rm_startblock + record.rm_blockcount;

/** The order of the reverse mapping btree: first block, then owner, then offset in the file. */
function compare(a: xfs_rmap_irec, b: xfs_rmap_irec): number {
  return a.rm_startblock - b.rm_startblock || a.rm_owner - b.rm_owner || a.rm_offset - b.rm_offset;
}

/**
 * The reverse mapping records of a group. Records of several owners may overlap, so a query needs to know how far the
 * records before its range reach: a tree of the furthest ends over the sorted records, made anew after a change.
 */
export class RmapTree {
  readonly #records: xfs_rmap_irec[] = [];
  #furthest: Float64Array | null = null;
  #leaves = 1;

  constructor() {
    Object.freeze(this);
  }

  /** Adds a record, joined to the one before it where the two continue each other. */
  insert(record: xfs_rmap_irec): void {
    const at = this.#firstNotBefore((other) => compare(other, record) < 0);
    const before = this.#records[at - 1];
    this.#furthest = null;
    if (before && continues(before, record)) {
      this.#records.splice(at - 1, 1, joined(before, record));
    } else {
      this.#records.splice(at, 0, record);
    }
  }

  remove(record: xfs_rmap_irec): void {
    const at = this.#firstNotBefore((other) => compare(other, record) < 0);
    if (this.#records[at] !== record) return;
    this.#records.splice(at, 1);
    this.#furthest = null;
  }

  /** The records that touch blocks low to high (inclusive), in order. Costs the search plus the records found. */
  *overlapping(low: number, high: number): Generator<xfs_rmap_irec> {
    const end = this.#firstNotBefore((record) => record.rm_startblock <= high);
    let at = this.#nextReaching(low, 0);
    for (; at < end; at = this.#nextReaching(low, at + 1)) {
      const record = this.#records[at];
      if (record) yield record;
    }
  }

  /** First record at or after a place that ends behind a block. */
  #nextReaching(low: number, from: number): number {
    const furthest = this.#ends();
    const leaves = this.#leaves;
    let node = leaves + from;
    if (from >= this.#records.length) return this.#records.length;
    while ((furthest[node] ?? 0) <= low) {
      while (node % 2 === 1) node >>= 1;
      if (node === 0) return this.#records.length;
      node += 1;
    }
    while (node < leaves) {
      node *= 2;
      if ((furthest[node] ?? 0) <= low) node += 1;
    }
    return node - leaves;
  }

  #ends(): Float64Array {
    if (this.#furthest) return this.#furthest;
    let leaves = 1;
    while (leaves < this.#records.length) leaves *= 2;
    const furthest = new Float64Array(leaves * 2);
    for (const [at, record] of this.#records.entries()) furthest[leaves + at] = endOf(record);
    for (let node = leaves - 1; node > 0; node -= 1) {
      furthest[node] = Math.max(furthest[node * 2] ?? 0, furthest[node * 2 + 1] ?? 0);
    }
    this.#leaves = leaves;
    this.#furthest = furthest;
    return furthest;
  }

  #firstNotBefore(isBefore: (record: xfs_rmap_irec) => boolean): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = this.#records[middle];
      if (record && isBefore(record)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Metadata is not joined: its records stand for separate things. */
function continues(a: xfs_rmap_irec, b: xfs_rmap_irec): boolean {
  return (
    a.rm_owner >= 0 &&
    a.rm_owner === b.rm_owner &&
    a.rm_flags === b.rm_flags &&
    endOf(a) === b.rm_startblock &&
    a.rm_offset + a.rm_blockcount === b.rm_offset
  );
}

function joined(a: xfs_rmap_irec, b: xfs_rmap_irec): xfs_rmap_irec {
  return new xfs_rmap_irec({
    startblock: a.rm_startblock,
    blockcount: a.rm_blockcount + b.rm_blockcount,
    owner: a.rm_owner,
    offset: a.rm_offset,
    flags: a.rm_flags,
  });
}
