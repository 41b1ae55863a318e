import type { Choice, DraftChoice } from '../../storage/importWork.ts';
import type { ExerciseVersion } from '../../storage/readProgress.ts';
import type { Settings } from '../../storage/settings.ts';
import type { StoredItem } from '../../storage/storedExercise.ts';
import type { Work } from '../../storage/work.ts';

/** An exercise that the site has, or its lab. */
export interface KnownExercise extends ExerciseVersion {
  readonly title: string;
  readonly href: string;
}

/** A file that was opened and waits for the reader's word. */
export interface OpenedFile {
  readonly name: string;
  readonly work: Work;
  readonly settings: Settings;
  readonly savedAt: number;
  readonly choices: readonly DraftChoice[];
  readonly chosen: ReadonlyMap<string, Choice>;
}

/** What the page knows. */
export interface WorkModel {
  readonly known: readonly KnownExercise[];
  /** Null where the browser blocks its storage. */
  readonly work: Work | null;
  /** What the last action came to. */
  readonly message: string;
  readonly file: OpenedFile | null;
  /** What the reader is asked about erasing: an exercise, or null for all. */
  readonly erasing: { readonly slug: string | null } | null;
  /** What was erased last, until something else is done. */
  readonly erased: readonly StoredItem[];
}
