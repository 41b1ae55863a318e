// The page of the bench: the runner on a page of its own, driven from the test.
import { createRunner } from '../../../src/runner/createRunner.ts';
import type { ExerciseBundle } from '../../../src/runner/exerciseBundle.ts';
import type { Verdict } from '../../../src/runner/verdict.ts';
import { exercises } from 'bench:exercises';

const runner = createRunner({ baseUrl: './' });

export interface BenchPage {
  warm(): void;
  run(slug: string, source: string): Promise<Verdict>;
  /** Starts a run and aborts it after some milliseconds; the name of what it rejects with. */
  abort(slug: string, source: string, after: number): Promise<string>;
}

function find(slug: string): ExerciseBundle {
  const exercise = exercises.find((candidate) => candidate.slug === slug);
  if (!exercise) throw new Error(`The bench was built without ${slug}.`);
  return exercise;
}

// What the spare workers rehearse is a whole run: nothing of it may show in the run that comes after.
const [first] = exercises;
if (first) runner.rehearse(first, ['exports.page_ref_add_unless_zero = () => true;']);

const bench: BenchPage = {
  warm: () => runner.warm(),
  run: (slug, source) => runner.run({ source, exercise: find(slug) }),
  async abort(slug, source, after) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), after);
    const running = runner.run({ source, exercise: find(slug), signal: controller.signal });
    return running.then(
      ({ kind }) => kind,
      (reason: unknown) => (reason instanceof Error ? reason.name : String(reason)),
    );
  },
};

Object.assign(globalThis, { bench });
