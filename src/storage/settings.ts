import type { TextStorage } from './textStorage.ts';

/** The items that hold a choice of the reader's and no work: the keys of the editor, what the lab runs on. */
export const settingKeys = ['whp:keys', 'whp:lab-settings'] as const;

/** What is stored of them, as it is. */
export type Settings = Readonly<Partial<Record<(typeof settingKeys)[number], string>>>;

/** Reads the settings that a storage holds. */
export function readSettings(storage: TextStorage): Settings {
  const stored = settingKeys.map((key) => [key, storage.getItem(key)] as const);
  return Object.fromEntries(stored.filter(([, value]) => value !== null));
}
