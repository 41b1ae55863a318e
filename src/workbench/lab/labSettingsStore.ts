import type { LabSettings } from '../../runner/lab/labSettings.ts';
import type { OpenStorage } from '../../storage/textStorage.ts';
import { readSharedLab } from './share/sharedLab.ts';

const KEY = 'whp:lab-settings';

/** The settings that the lab was left with; undefined where none are stored, or none that can be read. */
export function loadLabSettings(storage: OpenStorage): LabSettings | undefined {
  try {
    const stored = storage().getItem(KEY);
    return stored === null
      ? undefined
      : readSharedLab({ ...JSON.parse(stored), code: '' }).settings;
  } catch {
    return undefined;
  }
}

/** Remembers the settings; where the browser stores nothing, the code's own notice says so. */
export function keepLabSettings(settings: LabSettings, storage: OpenStorage): void {
  try {
    storage().setItem(KEY, JSON.stringify(settings));
  } catch {
    // The draft's notice tells the reader that nothing is stored.
  }
}
