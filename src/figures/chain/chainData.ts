/** One side of a frame: what the call was given and what it returned, as text. */
export interface FrameSide {
  /** `off 0x18000, len 0x1000`; empty where nothing but pointers was seen. */
  readonly args: string;
  /** `0`, `-EOPNOTSUPP (-95)`; undefined where no return value is known. */
  readonly ret?: string;
}

/** One call of the chain, top down. */
export interface Frame {
  readonly fn: string;
  readonly depth: number;
  /** Absent: the simulation makes no such call. */
  readonly simulated?: FrameSide;
  /** Absent: the recording shows no such call. */
  readonly recorded?: FrameSide;
  /** Why the recording cannot show it. */
  readonly unseen?: string;
  /** The errno that decided how the path goes on, and how. */
  readonly turn?: string;
  /** What to look at here; frames with a note are the stops of the step control. */
  readonly note?: string;
}

/** The figure: plain data, made when the site is built. */
export interface ChainData {
  /** Release of the simulation, for example `6.12`. */
  readonly release: string;
  /** Recorded kernel, for example `6.12.107`. */
  readonly recordedRelease: string;
  readonly scenario: string;
  readonly act: string;
  readonly frames: readonly Frame[];
  /** How many frames both sides have, and in how many of them every shown value agrees. */
  readonly joined: number;
  readonly agreeing: number;
}
