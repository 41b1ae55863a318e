import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts } from '../../src/chapter/chapterSchema.ts';
import { type Exercise, exerciseKinds } from '../../src/chapter/exerciseSchema.ts';
import { unfilledLines } from '../../src/runner/node/unfilledLines.ts';

type Kind = Exercise['kind'];

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Which folder of skeletons an exercise of a kind begins as. */
const skeletons: Readonly<Record<Kind, string>> = {
  implement: 'implement',
  repair: 'implement',
  reproduce: 'reproduce',
  review: 'review',
  plan: 'plan',
};

/** The folder that was made, and what of it its author has to write; or why none was made. */
export type NewExercise =
  { readonly folder: string; readonly unfilled: readonly string[] } | { readonly wrong: string };

/**
 * Makes the folder of an exercise from a skeleton that works: its solution passes, its starter and wrong answers fail.
 * The corpus test does not accept it before every line with a mark has been written.
 *
 * @param argv the part, the slug and the kind; a part other than merging makes one to implement, merging a plan.
 * @param exercises the folder of all exercises.
 */
export function newExercise(
  argv: readonly string[],
  exercises: string = join(root, 'exercises'),
): NewExercise {
  const [part, slug, kind = part === 'merging' ? 'plan' : 'implement', ...rest] = argv;
  if (part === undefined || slug === undefined || rest.length > 0) {
    return {
      wrong:
        'Give a part, a slug and perhaps a kind: npm run new:exercise -- refcounting my-exercise review',
    };
  }
  if (!parts.some((known) => known === part)) {
    return { wrong: `There is no part "${part}". There are: ${parts.join(', ')}.` };
  }
  if (!isKind(kind)) {
    return { wrong: `There is no kind "${kind}". There are: ${exerciseKinds.join(', ')}.` };
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    return { wrong: `"${slug}" is no slug: small letters and digits, joined by hyphens.` };
  }
  const folder = join(exercises, part, slug);
  if (existsSync(folder)) return { wrong: `exercises/${part}/${slug} exists.` };
  cpSync(join(root, 'scripts/skeletons', skeletons[kind]), folder, { recursive: true });
  const task = join(folder, 'exercise.md');
  const chapter = `${part}/${firstChapter(part)}`;
  const text = readFileSync(task, 'utf8').replace('CHAPTER', chapter).replace('KIND', kind);
  writeFileSync(task, text);
  return { folder, unfilled: unfilledLines(folder) };
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(skeletons, kind);
}

function firstChapter(part: string): string {
  const [first] = readdirSync(join(root, 'content/docs', part)).sort();
  if (first === undefined) throw new Error(`The part ${part} has no chapter.`);
  return first.replace(/\.mdx$/, '');
}
