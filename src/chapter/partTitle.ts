import type { Part } from './chapterSchema.ts';

/** What a part is called on the page. */
export const partTitle: Record<Part, string> = {
  refcounting: 'Refcounting',
  'memory-failure': 'Memory failure',
  merging: 'Merging',
};
