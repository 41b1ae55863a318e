/** The share of `before`, from 0 to 1, that one edit removed on its way to `after`. */
export function removedShare(before: string, after: string): number {
  if (before.length === 0) return 0;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return (before.length - start - end) / before.length;
}
