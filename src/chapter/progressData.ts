import { getCollection } from 'astro:content';
import { exerciseVersion } from './exerciseVersion.ts';

/**
 * The value of `data-progress` for some exercises: what `progressMarks` needs to mark an element.
 *
 * @param slugs - `PART/SLUG` each; all exercises when left out
 */
export async function progressData(slugs?: readonly string[]): Promise<string> {
  const exercises = await getCollection('exercises');
  return exercises
    .filter(({ id }) => slugs === undefined || slugs.includes(id))
    .map(({ id, data }) => `${id}@${exerciseVersion(id, data)}`)
    .join(' ');
}
