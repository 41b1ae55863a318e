/** What became of one poisoned page. */
export interface Outcome {
  /** What madvise() returns. */
  readonly result: number;
  readonly holderCall: number;
  readonly toldXfs: number;
  readonly generic: number;
  readonly signals: { readonly A: readonly string[]; readonly B: readonly string[] };
  readonly mapped: number;
  readonly hwpoison: boolean;
}
