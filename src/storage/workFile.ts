import * as z from 'zod/mini';
import { readDraft } from './draftRecord.ts';
import { keptRecord, toKeptRecord } from './keptRecord.ts';
import type { KeptText } from './keptText.ts';
import { newestFirst } from './newestFirst.ts';
import { parseJson } from './parseJson.ts';
import { type Settings, settingKeys } from './settings.ts';
import { parseStorageKey } from './storageKey.ts';
import { storedTime } from './storedTime.ts';
import type { ExerciseWork, Work } from './work.ts';

const FORMAT = 'who-holds-the-page';
const VERSION = 1;

/** `PART/SLUG` of an exercise, `lab`, or `lab/link/HASH`. */
const slug = z.string().check(z.regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+){0,2}$/));
const versions = z.record(z.string().check(z.regex(/^[a-z0-9]+$/)), storedTime);

/** A draft in any format that was ever stored: each says its own version. */
const anyDraft = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const read = readDraft(JSON.stringify(value));
    if (read !== null) return read;
    context.issues.push({ code: 'custom', message: 'not a draft', input: value });
    return z.NEVER;
  }),
);

const exercise = z.object({
  drafts: z.array(anyDraft),
  kept: z.array(keptRecord),
  solved: versions,
  tried: versions,
  unreadable: z.array(
    z.object({
      key: z.string().check(z.refine((key) => parseStorageKey(key) !== null)),
      stored: z.string(),
    }),
  ),
});

const workFile = z.object({
  savedAt: storedTime,
  exercises: z.record(slug, exercise),
  // Files did not have them at first.
  settings: z.optional(z.record(z.string(), z.string())),
});
const anyFile = z.object({ format: z.literal(FORMAT), version: z.number() });

export type ReadFile =
  | {
      readonly status: 'read';
      readonly work: Work;
      readonly settings: Settings;
      readonly savedAt: number;
    }
  | { readonly status: 'refused'; readonly problem: string };

/** The reader's work and settings as the text of a file that `readWorkFile` opens. */
export function writeWorkFile(work: Work, savedAt: number, settings: Settings = {}): string {
  const exercises = Object.fromEntries(
    [...work].map(([name, { kept, ...rest }]) => [name, { ...rest, kept: kept.map(toKeptRecord) }]),
  );
  const file = { format: FORMAT, version: VERSION, savedAt, exercises, settings };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Another version of the site may have had others, which are left out. */
function knownSettings(all: Readonly<Record<string, string>>): Settings {
  return Object.fromEntries(
    settingKeys.filter((key) => Object.hasOwn(all, key)).map((key) => [key, all[key]]),
  );
}

function refused(problem: string): ReadFile {
  return { status: 'refused', problem };
}

/** Opens a file with a reader's work, of this format or an older one; says what is wrong with others. */
export function readWorkFile(text: string): ReadFile {
  const value = parseJson(text);
  if (value === undefined) {
    return refused('This is not a file of this site, or it is cut off: it is no JSON.');
  }
  const kind = anyFile.safeParse(value);
  if (!kind.success) return refused('This is not a file of this site.');
  if (kind.data.version !== VERSION) {
    return refused(
      `The file has format ${kind.data.version}; this version of the site opens ${VERSION}.`,
    );
  }
  const file = workFile.safeParse(value);
  if (!file.success) {
    const [issue] = file.error.issues;
    return refused(
      `The file is damaged at ${issue?.path.join(', ') || 'its beginning'}. Nothing was imported.`,
    );
  }
  const work = Object.entries(file.data.exercises).map(([name, read]): [string, ExerciseWork] => [
    name,
    {
      ...read,
      drafts: read.drafts.map(({ record }) => record).sort(newestFirst),
      kept: [...read.kept, ...read.drafts.flatMap(({ kept }): readonly KeptText[] => kept)],
    },
  ]);
  const { savedAt, settings = {} } = file.data;
  return { status: 'read', work: new Map(work), settings: knownSettings(settings), savedAt };
}
