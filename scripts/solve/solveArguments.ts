import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { corpusSlugs } from '../../src/runner/node/loadCorpus.ts';

/** What is to be judged. */
export interface Solving {
  readonly slug: string;
  readonly source: string;
}

/**
 * Largest file that is read, in bytes. The runner's own limit is far below, and a file between the two gets the
 * runner's verdict on its size.
 */
const FILE_LIMIT = 1024 * 1024;

/** Reads the arguments of `npm run solve`: an exercise and a file; or says what is wrong with them. */
export function solveArguments(argv: readonly string[]): Solving | { readonly wrong: string } {
  const [slug, path, ...rest] = argv;
  if (slug === undefined || path === undefined || rest.length > 0) {
    return { wrong: 'Give an exercise and a file: npm run solve -- PART/SLUG FILE' };
  }
  const slugs = corpusSlugs();
  if (!slugs.includes(slug)) {
    const list = slugs.map((known) => `  ${known}`).join('\n');
    return { wrong: `There is no exercise "${slug}". There are:\n${list}` };
  }
  const read = readAnswer(path);
  return 'wrong' in read ? read : { slug, ...read };
}

function readAnswer(path: string): { readonly source: string } | { readonly wrong: string } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const stat = fstatSync(file);
    if (!stat.isFile()) return { wrong: `${path} is not a file.` };
    if (stat.size > FILE_LIMIT) {
      return {
        wrong: `${path} is ${stat.size} bytes long, too large for an answer: the most that is read is ${FILE_LIMIT}.`,
      };
    }
    return { source: readFileSync(file, 'utf8') };
  } catch (reason) {
    return { wrong: `${path} cannot be read: ${(reason as Error).message}` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
