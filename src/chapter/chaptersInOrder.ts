import type { CollectionEntry } from 'astro:content';
import { parts } from './chapterSchema.ts';

/** The pages of the guide that are chapters, in reading order. */
export function chaptersInOrder(
  pages: readonly CollectionEntry<'docs'>[],
): CollectionEntry<'docs'>[] {
  const place = ({ data }: CollectionEntry<'docs'>) => (data.part ? parts.indexOf(data.part) : -1);
  return pages
    .filter(({ data }) => data.part !== undefined)
    .toSorted((a, b) => place(a) - place(b) || (a.data.order ?? 0) - (b.data.order ?? 0));
}
