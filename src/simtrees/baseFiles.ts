import { type Files, makeFiles } from './files.ts';
import { mergeBases } from './mergeBases.ts';
import { mergeFiles } from './mergeFiles.ts';
import type { ObjectStore } from './objectStore.ts';
import { SimtreesError } from './simtreesError.ts';

/**
 * The snapshot that a merge of two commits is judged against: that of their merge base, the empty one for unrelated
 * histories, or the merge of the merge bases after a criss-cross.
 *
 * @throws SimtreesError `crissCross` when the merge bases conflict; git would put conflict markers into the base.
 */
export function baseFiles(store: ObjectStore, left: string, right: string): Files {
  const [first, ...rest] = mergeBases(store, left, right);
  if (first === undefined) return makeFiles({});
  let files = store.filesOf(first);
  for (const next of rest) {
    const merged = mergeFiles(baseFiles(store, first, next), files, store.filesOf(next));
    if (merged.conflicts.length > 0) {
      throw new SimtreesError('crissCross', `The merge bases of ${left} and ${right} conflict.`);
    }
    files = merged.files;
  }
  return files;
}
