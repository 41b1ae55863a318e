import { median, percentile } from '../measure.ts';
import type { ExercisePage } from './exercisePage.ts';
import type { RawTransform } from './rawTransform.ts';
import type { ShownVerdict } from './watchVerdicts.ts';

/** Milliseconds from the key press to the verdict in the document, of several runs on one page. */
export interface EditNumbers {
  readonly exercise: string;
  /** Which answer was in the editor: the starter fails, the solution passes. */
  readonly answer: string;
  readonly verdict: string;
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
  /** Median from the key that changed the text, which the keys that run it follow as fast as they can be sent. */
  readonly fromEdit: number;
  /**
   * Medians of the stages. The compiler begins with the edit: `compile` is what of it is left when the run is asked for.
   * `rest` is what is left of all: the page's own work and its drawing.
   */
  readonly compile: number;
  readonly run: number;
  readonly judge: number;
  readonly rest: number;
  /** Median of the bare transform of the same text, taken between the runs. */
  readonly rawTransform: number;
  readonly rawTransformP95: number;
  /** `p50` by `rawTransform`. */
  readonly ratio: number;
}

interface EditOptions {
  readonly exercise: string;
  readonly answer: string;
  readonly source: string;
  readonly runs: number;
}

/** Between two runs, in ms: a reader needs longer, and the next worker is ready by then. */
export const PAUSE = 700;

/** Runs that are not counted. */
const WARM_RUNS = 3;

/** Types one character and runs, again and again. Monaco has to have the focus. */
export async function editToVerdict(
  exercise: ExercisePage,
  raw: RawTransform,
  { runs, source, ...names }: EditOptions,
): Promise<EditNumbers> {
  const { page } = exercise;
  await exercise.replaceCode(`${source}\n//`);
  await page.keyboard.press('Control+End');
  const verdicts: ShownVerdict[] = [];
  const transforms: number[] = [];
  for (let at = -WARM_RUNS; at < runs; at += 1) {
    await page.waitForTimeout(PAUSE);
    await page.keyboard.type('x');
    const verdict = await exercise.runWithKeys();
    const transform = await raw.time(`${source}\n//${'x'.repeat(at + WARM_RUNS + 1)}`);
    if (at < 0) continue;
    verdicts.push(verdict);
    transforms.push(transform);
  }
  const totals = verdicts.map(({ pressedAt, shownAt }) => shownAt - pressedAt);
  const stage = (name: string) => median(verdicts.map(({ stages }) => stages[name] ?? 0));
  const p50 = median(totals);
  const rawTransform = median(transforms);
  const rest = median(verdicts.map(({ stages }, at) => (totals[at] ?? 0) - (stages.total ?? 0)));
  return {
    ...names,
    verdict: [...new Set(verdicts.map(({ kind }) => kind))].join(),
    runs,
    p50,
    p95: percentile(totals, 0.95),
    fromEdit: median(verdicts.map(({ editedAt, shownAt }) => shownAt - editedAt)),
    compile: stage('compile'),
    run: stage('run'),
    judge: stage('judge'),
    rest,
    rawTransform,
    rawTransformP95: percentile(transforms, 0.95),
    ratio: p50 / rawTransform,
  };
}
