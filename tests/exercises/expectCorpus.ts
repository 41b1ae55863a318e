import { describe, expect, it } from 'vitest';
import type { CorpusEntry } from '../../src/runner/node/loadCorpus.ts';
import type { Verdict } from '../../src/runner/verdict.ts';
import { commentOut } from './commentOut.ts';

type RunAnswer = (source: string, entry: CorpusEntry) => Promise<Verdict>;

/**
 * Proves for each exercise that its checks tell right from wrong, by whichever runner is given.
 * @param run may remember what it was asked before
 * @param runAgain runs the answer anew
 */
export function expectCorpus(
  corpus: readonly CorpusEntry[],
  run: RunAnswer,
  runAgain: RunAnswer = run,
): void {
  it('has exercises to prove', () => {
    expect(corpus.length).toBeGreaterThan(0);
  });

  describe.each(corpus.map((entry) => [entry.slug, entry] as const))('%s', (_, entry) => {
    it('has a starter that compiles and fails', async () => {
      expect((await run(entry.starter, entry)).kind).toBe('fail');
    });

    it('has a solution that passes on every release listed', async () => {
      const verdict = await run(entry.solution, entry);
      expect(failuresOf(verdict)).toEqual([]);
      expect(verdict.kind).toBe('pass');
      const releases = new Set(verdict.checks.map(({ release }) => release));
      expect([...releases].sort()).toEqual([...entry.exercise.releases].sort());
    });

    it.each([
      ['an empty file', () => ''],
      ['the commented-out solution', () => commentOut(entry.solution)],
    ])('fails %s', async (__, makeSource) => {
      const verdict = await run(makeSource(), entry);
      expect(verdict.kind).toBe('fail');
      expect(verdict.checks.some(({ pass }) => pass)).toBe(false);
    });

    it('has at least three wrong answers', () => {
      expect(entry.wrong.length).toBeGreaterThanOrEqual(3);
    });

    it.each(entry.wrong.map((wrong) => [wrong.name, wrong] as const))(
      'fails wrong/%s at the check that it names',
      async (__, { source, fails }) => {
        const verdict = await run(source, entry);
        expect(verdict.kind).toBe('fail');
        expect(failuresOf(verdict)).toContain(fails);
      },
    );

    it('gives the same verdict twice', async () => {
      for (const source of [entry.solution, entry.starter]) {
        const { timings: _first, ...first } = await run(source, entry);
        const { timings: _second, ...second } = await runAgain(source, entry);
        expect(second).toEqual(first);
      }
    });
  });
}

function failuresOf(verdict: Verdict): string[] {
  return verdict.checks.filter(({ pass }) => !pass).map(({ id }) => id);
}
