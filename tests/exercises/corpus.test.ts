import { describe, expect, it, vi } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { unfilledLines } from '../../src/runner/node/unfilledLines.ts';
import { expectCorpus } from './expectCorpus.ts';

vi.setConfig({ testTimeout: 60_000 });

const corpus = await loadCorpus();

describe('the exercises in Node', () => {
  it.each(corpus.map(({ slug }) => slug))('%s has nothing left to fill in', (slug) => {
    expect(unfilledLines(`exercises/${slug}`)).toEqual([]);
  });

  expectCorpus(corpus, (source, { exercise }) => runInNode({ source, exercise }));
});
