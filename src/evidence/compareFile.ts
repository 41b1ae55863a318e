import { readFileSync } from 'node:fs';
import { type Comparison, compareRecording } from './compareRecording.ts';
import { readRecording } from './readRecording.ts';
import type { RecordingFile } from './recordingFiles.ts';

/** What came of one file: a comparison, or why there is none. */
export interface FileOutcome {
  readonly file: RecordingFile;
  readonly comparison?: Comparison;
  readonly error?: string;
}

/** Reads one recording and compares it. A file that cannot be read or replayed is an outcome, not an exception. */
export function compareFile(file: RecordingFile): FileOutcome {
  try {
    const recording = readRecording(readFileSync(file.path, 'utf8'), file.name);
    const comparison = compareRecording(recording);
    if (comparison.compared > 0) return { file, comparison };
    return { file, error: `not modelled: ${comparison.notModelled.join('; ')}` };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  }
}
