import type { RunEnd } from '../judge/runEnd.ts';
import type { Transcript } from '../protocol/transcript.ts';

/** What one job reported, and how its run ended. */
export interface RunReport {
  readonly transcript: Transcript;
  readonly end: RunEnd;
}
