/** The entries of a list. What is no list has none: a judge has to want one at least, or to count them. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
