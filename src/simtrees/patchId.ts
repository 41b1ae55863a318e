import { type Files, makeFiles } from './files.ts';
import { toHex } from './hex.ts';
import type { ObjectStore } from './objectStore.ts';
import { sha1 } from './sha1.ts';
import { type FileDiff, unifiedDiff } from './unifiedDiff.ts';
import { utf8 } from './utf8.ts';

/** Adds a digest to the sum as one little-endian number of 20 bytes, so the order of files does not matter. */
function addDigest(sum: Uint8Array, digest: Uint8Array): void {
  let carry = 0;
  digest.forEach((byte, at) => {
    carry += byte + (sum[at] ?? 0);
    sum[at] = carry & 0xff;
    carry >>= 8;
  });
}

function textOf(file: FileDiff): string {
  // ASCII white space only, as git's isspace() has it.
  return [...file.header, ...file.hunks.flat()].join('').replace(/[ \t\n\r]/g, '');
}

/**
 * The patch id of the difference between two snapshots, or null when they are equal.
 *
 * Equals `git patch-id --stable` (git 2.39.5) of `git diff-tree -p --no-renames`: one SHA-1 a file over header and hunk
 * lines, white space, line numbers and blob ids left out, the digests added up. It can differ from git only where git's
 * diff shows another choice of equal size, which needs repeated lines.
 */
function patchIdOfFiles(before: Files, after: Files): string | null {
  const sum = new Uint8Array(20);
  let pending = '';
  const diff = unifiedDiff(before, after);
  for (const file of diff) {
    pending += textOf(file);
    // A file without hunks is not closed by git: its text runs on into the next one.
    if (file.hunks.length === 0) continue;
    addDigest(sum, sha1(utf8(pending)));
    pending = '';
  }
  if (pending !== '') addDigest(sum, sha1(utf8(pending)));
  return diff.length === 0 ? null : toHex(sum);
}

/**
 * The patch id of a commit: of its difference to its parent, so neither message, dates, place nor id are in it.
 * @since git 2.39.5, the version that it was compared with
 * @returns 40 hexadecimal digits; null for a merge and for a commit that changes nothing, for which git prints
 * none either
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source `git patch-id --stable` of git 2.39.5, run next to it by the tests
 */
export function patchId(store: ObjectStore, commitId: string): string | null {
  const { parents } = store.get(commitId);
  if (parents.length > 1) return null;
  const before = parents[0] === undefined ? makeFiles({}) : store.filesOf(parents[0]);
  store.spend(1);
  return patchIdOfFiles(before, store.filesOf(commitId));
}
