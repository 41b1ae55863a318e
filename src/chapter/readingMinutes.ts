/** Words read in a minute of dense technical prose. */
const wordsPerMinute = 200;

/**
 * Minutes it takes to read a chapter, at least one.
 *
 * @param mdx - the chapter's source below the frontmatter; imports, comments, tags and code fences do not count
 */
export function readingMinutes(mdx: string): number {
  const prose = mdx
    .replace(/^import .*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\[#[^\]]*\]/g, '');
  const words = prose.match(/[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / wordsPerMinute));
}
