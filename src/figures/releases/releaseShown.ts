import { compareReleases } from '../../recordings/compareReleases.ts';

/**
 * Which of its releases a figure shows when another one may be asked for: that one, else the newest before it, else the
 * oldest that it has.
 *
 * @param releases - those of the figure, at least one
 */
export function releaseShown(releases: readonly string[], asked: string): string {
  const sorted = [...releases].sort(compareReleases);
  const shown = sorted.findLast((release) => compareReleases(release, asked) <= 0) ?? sorted[0];
  if (shown === undefined) throw new TypeError('A figure needs at least one release.');
  return shown;
}
