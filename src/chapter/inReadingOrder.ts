import type { CollectionEntry } from 'astro:content';
import { parts } from './chapterSchema.ts';

/** Exercises in the order of the chapters that they belong to, by name within a chapter. */
export function inReadingOrder(
  exercises: readonly CollectionEntry<'exercises'>[],
  chapters: readonly CollectionEntry<'docs'>[],
): CollectionEntry<'exercises'>[] {
  const places = new Map(
    chapters.map(({ id, data }) => [
      id,
      [data.part ? parts.indexOf(data.part) : parts.length, data.order ?? 0] as const,
    ]),
  );
  const placeOf = ({ data }: CollectionEntry<'exercises'>) => places.get(data.chapter) ?? [0, 0];
  return exercises.toSorted((a, b) => {
    const [partA, orderA] = placeOf(a);
    const [partB, orderB] = placeOf(b);
    return partA - partB || orderA - orderB || a.id.localeCompare(b.id);
  });
}
