import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';

/** Every exercise of the guide, with its answers. */
export const corpus = await loadCorpus();

// The one that runs on the fewest releases: the shortest run.
const [first] = corpus.toSorted((a, b) => a.exercise.releases.length - b.exercise.releases.length);
if (first === undefined) throw new Error('There is no exercise to test the page with');

/** The exercise for what does not depend on which exercise it is. */
export const firstExercise = first;

/** The address of an exercise's page. */
export const pathOf = (slug: string): string => `/exercises/${slug}/`;
