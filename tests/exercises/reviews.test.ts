import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { scenarioContext, type Scenarios } from 'simkernel';
import type { Fault } from '../../src/runner/judge/judgeReview.ts';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { applyPatch } from './applyPatch.ts';

const reviews = (await loadCorpus()).filter(({ kind }) => kind === 'review');

/** What the simulation shows broken by the patch, and not before it. */
async function shownBy(folder: string, release: string): Promise<string[]> {
  const { scenarios } = (await import(pathToFileURL(join(folder, 'scenarios.ts')).href)) as {
    scenarios: Scenarios;
  };
  const boot = scenarioContext({ release, stepBudget: 100_000, onTrace: () => {} });
  const seen = scenarios['findings-hold']?.(boot, { findings: [] }) as Readonly<
    Record<'before' | 'after', Readonly<Record<string, string>>>
  >;
  return Object.keys(seen.after).filter((id) => !Object.hasOwn(seen.before, id));
}

it('finds the reviews', () => {
  expect(reviews.length).toBeGreaterThan(0);
});

describe.each(reviews.map((entry) => [entry.slug, entry] as const))('%s', async (_, entry) => {
  const folder = dirname(entry.expectedPath);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const patch = read('patch.diff').trimEnd().split('\n');
  const { faults } = (await import(pathToFileURL(entry.expectedPath).href)) as {
    faults: readonly Fault[];
  };

  it('shows the patch that is run', () => {
    expect(applyPatch(read('before.ts'), read('patch.diff'))).toBe(read('after.ts'));
  });

  it('has each fault on a line that the patch changes', () => {
    expect(faults.length).toBeGreaterThan(0);
    for (const { lines } of faults) {
      const texts = lines.map((line) => patch[line - 1] ?? 'no such line');
      expect(texts).not.toContain('no such line');
      expect(texts.some((text) => /^[-+](?![-+]{2} )/.test(text))).toBe(true);
    }
  });

  it.each(entry.exercise.releases)('takes every finding that %s bears out', async (release) => {
    const accepted = new Set(faults.flatMap(({ invariants }) => invariants));
    expect(new Set(await shownBy(folder, release))).toEqual(accepted);
  });
});
