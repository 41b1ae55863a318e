import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts } from '../../src/chapter/chapterSchema.ts';
import { unfilledLines } from '../../src/runner/node/unfilledLines.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folder that was made, and what of it its author has to write; or why none was made. */
export type NewExercise =
  { readonly folder: string; readonly unfilled: readonly string[] } | { readonly wrong: string };

/**
 * Makes the folder of an exercise from a skeleton that works: its solution passes, its starter and wrong answers fail.
 * The corpus test does not accept it before every line with a mark has been written.
 *
 * @param argv the part and the slug.
 * @param exercises the folder of all exercises.
 */
export function newExercise(
  argv: readonly string[],
  exercises: string = join(root, 'exercises'),
): NewExercise {
  const [part, slug, ...rest] = argv;
  if (part === undefined || slug === undefined || rest.length > 0) {
    return { wrong: 'Give a part and a slug: npm run new:exercise -- refcounting my-exercise' };
  }
  if (!parts.some((known) => known === part)) {
    return { wrong: `There is no part "${part}". There are: ${parts.join(', ')}.` };
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    return { wrong: `"${slug}" is no slug: small letters and digits, joined by hyphens.` };
  }
  const folder = join(exercises, part, slug);
  if (existsSync(folder)) return { wrong: `exercises/${part}/${slug} exists.` };
  const kind = part === 'merging' ? 'simtrees' : 'simkernel';
  cpSync(join(root, 'scripts/skeletons', kind), folder, { recursive: true });
  const task = join(folder, 'exercise.md');
  const chapter = `${part}/${firstChapter(part)}`;
  writeFileSync(task, readFileSync(task, 'utf8').replace('CHAPTER', chapter));
  return { folder, unfilled: unfilledLines(folder) };
}

function firstChapter(part: string): string {
  const [first] = readdirSync(join(root, 'content/docs', part)).sort();
  if (first === undefined) throw new Error(`The part ${part} has no chapter.`);
  return first.replace(/\.mdx$/, '');
}
