import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { solve } from '../scripts/solve/solve.ts';
import { buildRunnerFiles } from '../src/runner/build/buildRunnerFiles.ts';
import { verdictKtap } from '../src/runner/judge/verdictKtap.ts';
import { type CorpusEntry, loadCorpus } from '../src/runner/node/loadCorpus.ts';
import { runInNode } from '../src/runner/node/runInNode.ts';
import type { Verdict } from '../src/runner/verdict.ts';
import { expectCorpus } from '../tests/exercises/expectCorpus.ts';
import { openBench } from './hostile/support/openBench.ts';

const corpus = await loadCorpus();
const bench = await openBench(
  await buildRunnerFiles({ minify: true }),
  corpus.map(({ exercise: { expected: _, ...bundle }, expectedPath }) => ({
    bundle,
    expectedPath,
  })),
);
afterAll(() => bench.close());

const verdicts = new Map<string, Promise<Verdict>>();

/** One run of an answer, remembered for every test that looks at its verdict. */
function runOnce(source: string, { slug }: CorpusEntry): Promise<Verdict> {
  const key = `${slug}\n${source}`;
  const verdict = verdicts.get(key) ?? bench.run(source, slug);
  verdicts.set(key, verdict);
  return verdict;
}

describe('the exercises in the sandbox of a real browser', () => {
  expectCorpus(corpus, runOnce, (source, { slug }) => bench.run(source, slug));

  it.each(corpus.flatMap((entry) => entry.wrong.map((wrong) => ({ ...wrong, entry }))))(
    'says of $entry.slug/wrong/$name what Node says',
    async ({ source, entry }) => {
      const { timings: _there, ...there } = await runOnce(source, entry);
      const { timings: _here, ...here } = await runInNode({ source, exercise: entry.exercise });
      expect(there).toEqual(here);
    },
  );

  // The terminal writes what Node says, which was compared above: one wrong answer of each is enough.
  it.each(
    corpus.flatMap((entry) => [
      { entry, file: 'solution.ts', source: entry.solution },
      ...entry.wrong
        .slice(0, 1)
        .map(({ name, source }) => ({ entry, file: `wrong/${name}`, source })),
    ]),
  )(
    'gives the terminal the same KTAP and its exit status for $entry.slug/$file',
    async ({ entry, file, source }) => {
      const verdict = await runOnce(source, entry);
      const { out, status } = await solve([entry.slug, `exercises/${entry.slug}/${file}`]);
      expect(out).toBe(verdictKtap(entry.slug, verdict));
      expect(status).toBe(verdict.kind === 'pass' ? 0 : 1);
    },
  );

  it('gives the terminal the same for what hangs and what does not compile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solve-'));
    const slug = String(corpus[0]?.slug);
    try {
      for (const source of ['for (;;) {}\n', 'const = 1;\n', 'throw new Error("now");\n', '']) {
        const path = join(folder, 'answer.ts');
        writeFileSync(path, source);
        const verdict = await bench.run(source, slug);
        const { stdout, status } = spawnSync(process.execPath, ['scripts/solve.ts', slug, path]);
        expect(String(stdout)).toBe(verdictKtap(slug, verdict));
        expect(status).toBe(1);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('writes no error to the console and asks no other host', () => {
    expect(bench.errors).toEqual([]);
    const origin = new URL(bench.page.url()).origin;
    const strangers = bench.requests.filter(
      (url) => !url.startsWith(origin) && !url.startsWith('blob:'),
    );
    expect(strangers).toEqual([]);
  });
});
