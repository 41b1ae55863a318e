/** What somebody is to the page: a kind has a colour and a shape. */
export type HolderKind = 'base' | 'file' | 'mapping' | 'fault' | 'get' | 'pin' | 'waiter';

/** A stretch of time in which somebody has the page. Columns count from 0. */
export interface LedgerBar {
  from: number;
  /** Column of the put; absent while it is held to the end. */
  to?: number;
  /** Function that took the reference, or began the wait. */
  takenBy: string;
  /** Function that put it, or woke the sleeper. */
  putBy?: string;
  /** References that it is worth; 0 where the release does not count it. */
  weight: number;
}

/** One holder, with every stretch of time in which it holds. */
export interface LedgerRow {
  kind: HolderKind;
  label: string;
  bars: LedgerBar[];
}

/** One event: what moved, and the counts after it. */
export interface LedgerColumn {
  /** Position in `acts`. */
  act: number;
  task: string;
  fn: string;
  what: 'start' | 'take' | 'put' | 'map' | 'unmap' | 'tie' | 'untie' | 'sleep' | 'wake' | 'splat';
  text: string;
  refcount: number;
  mappings: number;
  pins: number;
}

/** Who held one page when, or one pgmap, at one release. Plain data, made from a trace. */
export interface LedgerData {
  release: string;
  /** What is counted: the references of a page, unless it is those of a pgmap. */
  subject?: 'pgmap';
  /** Label of the page, or of the counter of the pgmap. */
  page: string;
  /** The count of a page that nobody uses, at this release; of a pgmap, that of one that can go. */
  idle: number;
  acts: string[];
  columns: LedgerColumn[];
  rows: LedgerRow[];
}
