/** What a chain figure shows: one act of one recording, and what to say at which frame. */
export interface ChainStory {
  readonly recording: unknown;
  readonly name: string;
  readonly act: string;
  /** Notes by function; the first frame of that name gets it. */
  readonly notes: Readonly<Record<string, string>>;
}
