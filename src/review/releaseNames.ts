/**
 * Releases as a component's attribute names them, `5.10 6.1 6.12`, held to those of its chapter.
 *
 * @param text - separated by spaces
 * @param known - the releases that the chapter speaks of
 * @throws when there is none, when one is named twice, or when the chapter does not have it
 */
export function releaseNames(text: string, known: readonly string[]): string[] {
  const names = text.split(/\s+/).filter(Boolean);
  if (names.length === 0) throw new Error('releases="..." needs at least one release');
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) throw new Error(`releases="${text}" names ${name} twice`);
    if (!known.includes(name)) {
      throw new Error(
        `releases="${text}" names ${name}, and the chapter's releases are ${known.join(', ')}`,
      );
    }
  }
  return names;
}
