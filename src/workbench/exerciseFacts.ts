import type { Exercise } from '../chapter/exerciseSchema.ts';
import { exerciseVersion } from '../chapter/exerciseVersion.ts';

/** What the server writes into an exercise page for its script: no solution, no check. */
export interface ExerciseFacts {
  /** `PART/SLUG`. */
  readonly slug: string;
  /** What `exerciseVersion` gives: a pass holds for this version. */
  readonly version: string;
  readonly title: string;
  readonly module: 'simkernel' | 'simtrees';
  readonly exports: readonly string[];
  readonly releases: readonly string[];
  readonly stepBudget: number;
  readonly starter: string;
  readonly hints: readonly string[];
  readonly upstream: { readonly text: string; readonly href: string } | null;
  /** The exercise that follows in reading order. */
  readonly next: { readonly link: string; readonly label: string } | null;
  readonly baseUrl: string;
}

/** Takes from an exercise's frontmatter what its page's script needs. */
export function exerciseFacts(
  slug: string,
  data: Exercise,
  starter: string,
  next?: { readonly link: string; readonly label: string },
): ExerciseFacts {
  return {
    slug,
    version: exerciseVersion(slug, data),
    title: data.title,
    module: data.kind === 'plan' ? 'simtrees' : 'simkernel',
    exports: data.exports,
    releases: data.releases,
    stepBudget: data.stepBudget,
    starter,
    hints: data.hints,
    upstream: data.upstream ?? null,
    next: next ?? null,
    baseUrl: import.meta.env.BASE_URL,
  };
}
