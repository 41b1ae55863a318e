/**
 * What is typed into the search, in words that its index has: a member as the kernel writes it, `pgmap->ops`, is found by
 * the names on both sides. A release stays as it is.
 */
export function searchTerm(typed: string): string {
  return typed.replace(/->|(?<=[a-z_])\.(?=[a-z_])/gi, ' ');
}
