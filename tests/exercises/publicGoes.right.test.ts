import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/public-goes');

/** Reviews that are right and do not look like the solution. */
const right = {
  'the message and the line that is left, with the sleeper': `
    export const findings = [
      { line: 6, invariant: 'I4' },
      { line: 46, invariant: 'I6' },
    ];`,
  'everything that breaks, in another order': `
    export const findings = ['I6', 'I5', 'I4'].map((invariant) => ({ invariant, line: 44 }));`,
};

describe('the review of the patch that removes PUBLIC', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('The exercise is missing.');
    const { kind, checks } = await runInNode({ source, exercise: entry.exercise });
    expect(checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(kind).toBe('pass');
  });
});
