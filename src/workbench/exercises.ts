import type { ExerciseBundle } from '../runner/exerciseBundle.ts';
import type { Expectations } from '../runner/expectations.ts';
import type { ExerciseFacts } from './exerciseFacts.ts';

const scenarios = import.meta.glob<string>('/exercises/*/*/scenarios.ts', {
  query: '?scenarios',
  import: 'default',
});
const compiled = import.meta.glob<string>('/exercises/*/*/{starter,solution}.ts', {
  query: '?cjs',
  import: 'default',
});
const expected = import.meta.glob<Expectations>('/exercises/*/*/expected.ts', {
  import: 'expected',
});
const solutions = import.meta.glob<string>('/exercises/*/*/solution.ts', {
  query: '?raw',
  import: 'default',
});

function partOf<Part>(
  parts: Record<string, () => Promise<Part>>,
  slug: string,
  file: string,
): Promise<Part> {
  const load = parts[`/exercises/${slug}/${file}`];
  if (load === undefined) throw new Error(`The exercise ${slug} has no ${file}`);
  return load();
}

/** Loads the checks of an exercise: fetched on the first intent to run, not with the page. */
export async function loadExercise(facts: ExerciseFacts): Promise<ExerciseBundle> {
  const [scenarioText, expectations] = await Promise.all([
    partOf(scenarios, facts.slug, 'scenarios.ts'),
    partOf(expected, facts.slug, 'expected.ts'),
  ]);
  return {
    slug: facts.slug,
    module: facts.module,
    exports: facts.exports,
    releases: facts.releases,
    stepBudget: facts.stepBudget,
    scenarios: scenarioText,
    expected: expectations,
  };
}

/** Loads the starter and the solution, compiled: the runs that spare workers rehearse. */
export function loadCompiledAnswers(slug: string): Promise<string[]> {
  return Promise.all(['starter.ts', 'solution.ts'].map((file) => partOf(compiled, slug, file)));
}

/** Loads the reference solution: fetched when the reader asks to see it. */
export function loadSolution(slug: string): Promise<string> {
  return partOf(solutions, slug, 'solution.ts');
}
