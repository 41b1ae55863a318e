import { afterAll, describe, expect, it } from 'vitest';
import { buildRunnerFiles } from '../src/runner/build/buildRunnerFiles.ts';
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

  it('writes no error to the console and asks no other host', () => {
    expect(bench.errors).toEqual([]);
    const origin = new URL(bench.page.url()).origin;
    const strangers = bench.requests.filter(
      (url) => !url.startsWith(origin) && !url.startsWith('blob:'),
    );
    expect(strangers).toEqual([]);
  });
});
