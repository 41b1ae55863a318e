import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { solve } from '../scripts/solve/solve.ts';
import { buildRunnerFiles } from '../src/runner/build/buildRunnerFiles.ts';
import { verdictKtap } from '../src/runner/judge/verdictKtap.ts';
import { loadCorpus } from '../src/runner/node/loadCorpus.ts';
import { runInNode } from '../src/runner/node/runInNode.ts';
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

describe('the exercises in the sandbox of a real browser', () => {
  expectCorpus(corpus, (source, { slug }) => bench.run(source, slug));

  it.each(corpus.flatMap((entry) => entry.wrong.map((wrong) => ({ ...wrong, entry }))))(
    'says of $entry.slug/wrong/$name what Node says',
    async ({ source, entry }) => {
      const { timings: _there, ...there } = await bench.run(source, entry.slug);
      const { timings: _here, ...here } = await runInNode({ source, exercise: entry.exercise });
      expect(there).toEqual(here);
    },
  );

  it.each(
    corpus.flatMap(({ slug, solution, wrong }) => [
      { slug, file: 'solution.ts', source: solution },
      ...wrong.map(({ name, source }) => ({ slug, file: `wrong/${name}`, source })),
    ]),
  )(
    'gives the terminal the same KTAP and its exit status for $slug/$file',
    async ({ slug, file, source }) => {
      const verdict = await bench.run(source, slug);
      const { out, status } = await solve([slug, `exercises/${slug}/${file}`]);
      expect(out).toBe(verdictKtap(slug, verdict));
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
