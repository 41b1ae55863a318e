import type { Transcript } from '../protocol/transcript.ts';
import type { RunEnd } from './runEnd.ts';

/** What one job reported, and how its run ended. */
export interface RunReport {
  readonly transcript: Transcript;
  readonly end: RunEnd;
}
