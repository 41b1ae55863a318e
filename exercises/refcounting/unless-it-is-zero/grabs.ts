/** One call of the reader's function. */
export interface GrabOfOne {
  /** References that the page has before. */
  readonly count: number;
  /** References or pins that are asked for. */
  readonly refs: number;
  readonly take: 'FOLL_GET' | 'FOLL_PIN';
}

/** Grabs of pages that are held, from one reference to as many pages as 1 GiB has. */
export const grabsOfSeveral: readonly GrabOfOne[] = [
  { count: 1, refs: 3, take: 'FOLL_GET' },
  { count: 1024, refs: 2, take: 'FOLL_PIN' },
  { count: 2, refs: 17, take: 'FOLL_GET' },
  { count: 3, refs: 9, take: 'FOLL_PIN' },
  { count: 1025, refs: 512, take: 'FOLL_GET' },
  { count: 77, refs: 512, take: 'FOLL_PIN' },
  { count: 524_289, refs: 1, take: 'FOLL_GET' },
  { count: 1_000_000, refs: 1, take: 'FOLL_PIN' },
  { count: 4097, refs: 262_144, take: 'FOLL_GET' },
  { count: 513, refs: 262_144, take: 'FOLL_PIN' },
];

/** Grabs of a page that nobody holds. */
export const grabsOfFree: readonly GrabOfOne[] = [
  { count: 0, refs: 1, take: 'FOLL_GET' },
  { count: 0, refs: 1, take: 'FOLL_PIN' },
  { count: 0, refs: 2, take: 'FOLL_GET' },
  { count: 0, refs: 5, take: 'FOLL_PIN' },
  { count: 0, refs: 512, take: 'FOLL_GET' },
  { count: 0, refs: 262_144, take: 'FOLL_PIN' },
];
