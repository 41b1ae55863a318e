import type { Chapter } from './chapterSchema.ts';

/** The sections that the site adds at the end of a chapter, in order. */
export function closingSections(chapter: Pick<Chapter, 'exercises'>) {
  return [
    ...(chapter.exercises.length > 0 ? [{ id: 'exercises', title: 'Exercises' }] : []),
    { id: 'leaves-out', title: 'What the model leaves out' },
    { id: 'sources', title: 'Sources' },
  ];
}
