import { describe, vi } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { expectCorpus } from './expectCorpus.ts';

vi.setConfig({ testTimeout: 60_000 });

const corpus = await loadCorpus();

describe('the exercises in Node', () => {
  expectCorpus(corpus, (source, { exercise }) => runInNode({ source, exercise }));
});
