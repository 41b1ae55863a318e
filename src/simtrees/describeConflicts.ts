import type { FileConflict } from './mergeFiles.ts';

function describe(conflict: FileConflict): string {
  const places = conflict.lines.map(({ line }) => line).join(', ');
  return places === ''
    ? `${conflict.path} (${conflict.kind})`
    : `${conflict.path} (${conflict.kind}, line ${places})`;
}

/** Where git would stop, for a message: the files, the kinds of conflict and the lines of the base. */
export function describeConflicts(conflicts: readonly FileConflict[]): string {
  return conflicts.map(describe).join(', ');
}
