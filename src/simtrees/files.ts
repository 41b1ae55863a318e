import { SimtreesError } from './simtreesError.ts';

/** Modes of a regular file, as git writes them in a tree: plain, or executable. */
export type FileMode = '100644' | '100755';

/** A file in a snapshot. */
export interface FileEntry {
  readonly mode: FileMode;
  readonly content: string;
}

/** A snapshot: every file by its path, paths sorted. Frozen, and without a prototype, so no path can clash with a method. */
export type Files = Readonly<Record<string, FileEntry>>;

/** What a snapshot can be written as: content alone stands for a plain file. */
export type FilesInput = Readonly<Record<string, string | FileEntry>>;

function checkPath(path: string): void {
  const parts = path.split('/');
  const bad = parts.some((part) => part === '' || part === '.' || part === '..' || part === '.git');
  if (bad || path.includes('\0'))
    throw new SimtreesError('badPath', `"${path}" is no path in a tree.`);
}

/** The first path that is a file and, judging by another path, also a folder. */
export function fileFolderClash(paths: readonly string[]): string | undefined {
  const known = new Set(paths);
  for (const path of paths) {
    for (let cut = path.indexOf('/'); cut !== -1; cut = path.indexOf('/', cut + 1)) {
      if (known.has(path.slice(0, cut))) return path.slice(0, cut);
    }
  }
  return undefined;
}

/**
 * A snapshot from its paths.
 * @since git 2.39.5, the version that it was compared with
 * @returns the files, frozen, sorted by path
 * @throws SimtreesError badPath when a path cannot stand in a git tree, or is a file and a folder
 * @source the form of git's tree objects; git 2.39.5, run next to it by the tests
 */
export function makeFiles(input: FilesInput): Files {
  const paths = Object.keys(input).sort();
  paths.forEach(checkPath);
  const clash = fileFolderClash(paths);
  if (clash !== undefined) {
    throw new SimtreesError('badPath', `"${clash}" is a file and a folder at once.`);
  }
  const files: Record<string, FileEntry> = Object.create(null);
  for (const path of paths) {
    const given = input[path];
    if (given === undefined) continue;
    files[path] = Object.freeze(
      typeof given === 'string'
        ? { mode: '100644' as const, content: given }
        : { mode: given.mode, content: given.content },
    );
  }
  return Object.freeze(files);
}
