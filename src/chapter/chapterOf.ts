import { type Chapter, chapterSchema } from './chapterSchema.ts';

/** The chapter fields of a page's frontmatter, or undefined when the page is no chapter. */
export function chapterOf(data: object): Chapter | undefined {
  if (!('part' in data) || data.part === undefined) return undefined;
  return chapterSchema.parse(data);
}
