/** The permanent section id of an invariant, for /invariants/ and for its short link: `i5` for I5. */
export function invariantAnchor(id: string): string {
  return id.toLowerCase();
}
