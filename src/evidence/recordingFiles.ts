import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a folder of recordings, laid out RELEASE/SCENARIO.json. */
export interface RecordingFile {
  readonly path: string;
  readonly release: string;
  /** RELEASE/SCENARIO. */
  readonly name: string;
}

/**
 * Lists the recordings of a folder, by release and scenario.
 * @throws Error saying what the folder should look like
 */
export function recordingFiles(folder: string): RecordingFile[] {
  const layout = 'Give a folder laid out RELEASE/SCENARIO.json, as content/evidence is.';
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder(folder)) throw new Error(`${folder} is no folder. ${layout}`);
  const releases = readdirSync(folder).filter((release) => isFolder(join(folder, release)));
  const files = releases.sort(byNumber).flatMap((release) =>
    readdirSync(join(folder, release))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => ({
        path: join(folder, release, file),
        release,
        name: `${release}/${file.slice(0, -'.json'.length)}`,
      })),
  );
  if (files.length === 0) throw new Error(`${folder} holds no recordings. ${layout}`);
  return files;
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
