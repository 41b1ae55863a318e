import { type FileEntry, type Files, type FileMode, fileFolderClash, makeFiles } from './files.ts';
import { splitLines } from './lines.ts';
import { type LineConflict, mergeLines } from './mergeLines.ts';

/** Why git would stop at a file. */
type FileConflictKind = 'content' | 'add/add' | 'modify/delete' | 'mode' | 'file/folder';

/** A file that two sides changed in ways that do not go together. */
export interface FileConflict {
  readonly path: string;
  readonly kind: FileConflictKind;
  /** The places in the file, for the kinds `content` and `add/add`. */
  readonly lines: readonly LineConflict[];
}

/** A merged snapshot; with conflicts it is only what git would leave as ours. */
export interface MergedFiles {
  readonly files: Files;
  readonly conflicts: readonly FileConflict[];
}

function same(left: FileEntry | undefined, right: FileEntry | undefined): boolean {
  return left?.mode === right?.mode && left?.content === right?.content;
}

function mergeMode(
  base: FileMode | undefined,
  ours: FileMode,
  theirs: FileMode,
): FileMode | undefined {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : undefined;
}

interface MergedFile {
  entry: FileEntry | undefined;
  conflicts: FileConflict[];
}

function mergeFile(
  path: string,
  base: FileEntry | undefined,
  ours: FileEntry | undefined,
  theirs: FileEntry | undefined,
): MergedFile {
  if (same(theirs, base) || same(ours, theirs)) return { entry: ours, conflicts: [] };
  if (same(ours, base)) return { entry: theirs, conflicts: [] };
  if (ours === undefined || theirs === undefined) {
    return { entry: ours ?? theirs, conflicts: [{ path, kind: 'modify/delete', lines: [] }] };
  }
  const conflicts: FileConflict[] = [];
  const mode = mergeMode(base?.mode, ours.mode, theirs.mode);
  if (mode === undefined) conflicts.push({ path, kind: 'mode', lines: [] });
  const text = [base?.content ?? '', ours.content, theirs.content].map(splitLines);
  const merged = mergeLines(text[0] ?? [], text[1] ?? [], text[2] ?? []);
  if (merged.conflicts.length > 0) {
    const kind = base === undefined ? 'add/add' : 'content';
    conflicts.push({ path, kind, lines: merged.conflicts });
  }
  return { entry: { mode: mode ?? ours.mode, content: merged.lines.join('') }, conflicts };
}

/**
 * Three-way merge of snapshots, file by file and then line by line, as `git merge-tree` does without rename
 * detection: a renamed file counts as one deleted and one added.
 * @since git 2.39.5, the version that it was compared with
 * @returns the files, and the conflicts that were left
 * @throws nothing
 * @source git 2.39.5, run next to it by the tests
 */
export function mergeFiles(base: Files, ours: Files, theirs: Files): MergedFiles {
  const paths = [...new Set([base, ours, theirs].flatMap((side) => Object.keys(side)))].sort();
  const merged: Record<string, FileEntry> = Object.create(null);
  const conflicts: FileConflict[] = [];
  for (const path of paths) {
    const file = mergeFile(path, base[path], ours[path], theirs[path]);
    if (file.entry !== undefined) merged[path] = file.entry;
    conflicts.push(...file.conflicts);
  }
  const clash = fileFolderClash(Object.keys(merged));
  if (clash === undefined) return { files: makeFiles(merged), conflicts };
  return {
    files: ours,
    conflicts: [...conflicts, { path: clash, kind: 'file/folder', lines: [] }],
  };
}
