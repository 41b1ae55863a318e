import { expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { invariants } from '../../src/simkernel/invariants/invariants.ts';

const corpus = await loadCorpus();

it.each(invariants.map(({ id }) => id))(
  'an exercise of part one is about %s, and says so',
  (id) => {
    const named = corpus
      .filter(({ slug }) => slug.startsWith('refcounting/'))
      .filter(({ exercise }) =>
        Object.values(exercise.expected).some(({ name }) => new RegExp(`\\b${id}\\b`).test(name)),
      );
    expect(named.map(({ slug }) => slug)).not.toEqual([]);
  },
);
