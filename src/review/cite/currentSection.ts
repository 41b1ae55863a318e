/**
 * The section being read: the last one whose heading stands above the reading line.
 *
 * @param tops - distance of each heading from the top of the window, in pixels, in page order
 * @param readingLine - the same distance of the line that counts as read
 * @returns the index of the section, 0 above the first heading; -1 when there is none
 */
export function currentSection(tops: readonly number[], readingLine: number): number {
  const above = tops.findLastIndex((top) => top <= readingLine);
  return tops.length === 0 ? -1 : Math.max(above, 0);
}
