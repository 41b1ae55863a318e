import { type Change, diffLines } from './diffLines.ts';
import type { FileEntry, Files } from './files.ts';
import { splitLines } from './lines.ts';

/** Lines of context that git shows around a change. */
const CONTEXT = 3;

/** The difference of one file: the header lines, and the hunks, each a list of lines with its first sign. */
export interface FileDiff {
  readonly path: string;
  readonly header: readonly string[];
  readonly hunks: readonly (readonly string[])[];
}

/** Changes whose context would overlap or touch are shown in one hunk. */
function groups(changes: readonly Change[]): Change[][] {
  const grouped: Change[][] = [];
  for (const change of changes) {
    const group = grouped.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && change.start - last.end <= 2 * CONTEXT) {
      group.push(change);
    } else grouped.push([change]);
  }
  return grouped;
}

function hunkLines(
  group: readonly Change[],
  before: readonly string[],
  after: readonly string[],
): string[] {
  let at = Math.max(0, (group[0]?.start ?? 0) - CONTEXT);
  const lines: string[] = [];
  const keep = (to: number) => lines.push(...before.slice(at, to).map((line) => ` ${line}`));
  for (const change of group) {
    keep(change.start);
    lines.push(...before.slice(change.start, change.end).map((line) => `-${line}`));
    lines.push(...after.slice(change.newStart, change.newEnd).map((line) => `+${line}`));
    at = change.end;
  }
  keep(at + CONTEXT);
  return lines;
}

function headerOf(
  path: string,
  before: FileEntry | undefined,
  after: FileEntry | undefined,
): string[] {
  const header = [`diff --git a/${path} b/${path}`];
  if (before === undefined) header.push(`new file mode ${after?.mode}`);
  else if (after === undefined) header.push(`deleted file mode ${before.mode}`);
  else if (before.mode !== after.mode) {
    header.push(`old mode ${before.mode}`, `new mode ${after.mode}`);
  }
  if (
    before?.content !== after?.content &&
    `${before?.content ?? ''}${after?.content ?? ''}` !== ''
  ) {
    header.push(before === undefined ? '--- /dev/null' : `--- a/${path}`);
    header.push(after === undefined ? '+++ /dev/null' : `+++ b/${path}`);
  }
  return header;
}

/**
 * The difference of two snapshots in the form of `git diff --no-renames`, without `index` lines and hunk headers,
 * which depend on ids and positions.
 */
export function unifiedDiff(before: Files, after: Files): readonly FileDiff[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    const [old, now] = [before[path], after[path]];
    if (old?.mode === now?.mode && old?.content === now?.content) return [];
    const [oldLines, newLines] = [splitLines(old?.content ?? ''), splitLines(now?.content ?? '')];
    const hunks = groups(diffLines(oldLines, newLines)).map((group) =>
      hunkLines(group, oldLines, newLines),
    );
    return [{ path, header: headerOf(path, old, now), hunks }];
  });
}
