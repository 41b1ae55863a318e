import type { CollectionEntry } from 'astro:content';
import { parts } from './chapterSchema.ts';

/** Exercises in the order of the chapters that they belong to, and within a chapter as it lists them. */
export function inReadingOrder(
  exercises: readonly CollectionEntry<'exercises'>[],
  chapters: readonly CollectionEntry<'docs'>[],
): CollectionEntry<'exercises'>[] {
  const byId = new Map(chapters.map(({ id, data }) => [id, data]));
  const placeOf = ({ id, data }: CollectionEntry<'exercises'>) => {
    const chapter = byId.get(data.chapter);
    const listed = chapter?.exercises?.indexOf(id) ?? -1;
    return [
      chapter?.part ? parts.indexOf(chapter.part) : parts.length,
      chapter?.order ?? 0,
      listed < 0 ? Number.POSITIVE_INFINITY : listed,
    ] as const;
  };
  const places = new Map(exercises.map((exercise) => [exercise.id, placeOf(exercise)]));
  return exercises.toSorted((a, b) => {
    const [left = [], right = []] = [places.get(a.id), places.get(b.id)];
    const at = left.findIndex((place, index) => place !== right[index]);
    return at < 0 ? a.id.localeCompare(b.id) : (left[at] ?? 0) - (right[at] ?? 0);
  });
}
