/**
 * How far a reader got with an exercise: `older` is a pass of another version of it, `tried` a run
 * that came to a verdict. Null: none of them.
 */
export type Progress = 'solved' | 'older' | 'tried' | null;

/** An exercise in the version that the page carries. */
export interface ExerciseVersion {
  /** `PART/SLUG`. */
  readonly slug: string;
  /** See `exerciseVersion`. */
  readonly version: string;
}

/**
 * The progress of an exercise.
 *
 * @param keys - the names of all stored items. Every page reads them, so this needs nothing else.
 */
export function readProgress(
  keys: readonly string[],
  { slug, version }: ExerciseVersion,
): Progress {
  const any = (kind: string): boolean =>
    keys.some((key) => `${key}:`.startsWith(`whp:${kind}:${slug}:`));
  if (keys.includes(`whp:solved:${slug}:${version}`)) return 'solved';
  if (any('solved')) return 'older';
  return any('tried') ? 'tried' : null;
}
