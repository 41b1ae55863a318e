import { describe, expect, it, vi } from 'vitest';
import { labAttacks } from '../../../e2e/hostile/labAttacks.ts';
import { runLabInNode } from '../../../src/runner/node/runLabInNode.ts';
import { wholeRun } from '../../../src/runner/sandbox/runClock.ts';
import { defaultLabOptions } from '../../../src/simkernel/lab/labOptions.ts';

vi.setConfig({ testTimeout: 60_000 });

const settings = { release: '6.1', schedule: '', options: defaultLabOptions };

describe('hostile code in the lab', () => {
  it.each(labAttacks)('that $name ends as it has to', async ({ source, ends }) => {
    const budget = ends.includes('timeout') ? 1_500 : 20_000;
    const outcome = await runLabInNode({ source, settings }, wholeRun(budget));
    expect(ends).toContain(outcome.kind);
    expect(outcome.console.filter(({ text }) => text.includes('ESCAPED'))).toEqual([]);
    expect(JSON.stringify(outcome).length).toBeLessThan(8 * 1024 * 1024);
  });
});
