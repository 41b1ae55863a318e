import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseFrontmatter } from 'astro/markdown';
import { scenarioText } from '../build/scenarioText.ts';
import type { ExerciseBundle } from '../exerciseBundle.ts';
import type { Expectations } from '../expectations.ts';

/** A known-wrong answer and the check that it has to fail. */
export interface WrongAnswer {
  readonly name: string;
  readonly source: string;
  readonly fails: string;
}

/** One exercise folder, read whole. */
export interface CorpusEntry {
  readonly slug: string;
  readonly kind: string;
  readonly exercise: ExerciseBundle;
  readonly expectedPath: string;
  readonly starter: string;
  readonly solution: string;
  readonly wrong: readonly WrongAnswer[];
}

const defaultRoot = fileURLToPath(new URL('../../../exercises/', import.meta.url));

/**
 * Reads every exercise under a folder PART/SLUG/.
 *
 * @throws when a folder lacks a file, or a wrong answer does not begin with `// fails: CHECK-ID`.
 */
export async function loadCorpus(root: string = defaultRoot): Promise<CorpusEntry[]> {
  return Promise.all(corpusSlugs(root).map((slug) => loadEntry(slug, root)));
}

/** Every `PART/SLUG` that has a folder. */
export function corpusSlugs(root: string = defaultRoot): string[] {
  return foldersOf(root).flatMap((part) =>
    foldersOf(join(root, part)).map((name) => `${part}/${name}`),
  );
}

/**
 * Reads one exercise.
 *
 * @param slug one of `corpusSlugs()`: it becomes part of a path.
 * @throws as `loadCorpus` does.
 */
export async function loadEntry(slug: string, root: string = defaultRoot): Promise<CorpusEntry> {
  const read = (name: string) => readFileSync(join(root, slug, name), 'utf8');
  const { frontmatter } = parseFrontmatter(read('exercise.md'));
  const { kind, exports, releases, stepBudget } = frontmatter as {
    kind: string;
    exports: string[];
    releases: string[];
    stepBudget: number;
  };
  const expectedPath = join(root, slug, 'expected.ts');
  const { expected } = (await import(pathToFileURL(expectedPath).href)) as {
    expected: Expectations;
  };
  const folder = join(root, slug);
  const { text: scenarios } = await scenarioText(join(folder, 'scenarios.ts'), folder);
  const module = kind === 'plan' ? 'simtrees' : 'simkernel';
  return {
    slug,
    kind,
    exercise: { slug, module, exports, releases, stepBudget, scenarios, expected },
    expectedPath,
    starter: read('starter.ts'),
    solution: read('solution.ts'),
    wrong: filesOf(join(root, slug, 'wrong')).map((name) => {
      const source = read(`wrong/${name}`);
      const fails = /^\/\/ fails: (\S+)/.exec(source)?.[1];
      if (!fails) throw new Error(`${slug}/wrong/${name} has to begin with "// fails: CHECK-ID".`);
      return { name, source, fails };
    }),
  };
}

function foldersOf(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function filesOf(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}
