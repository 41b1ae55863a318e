import { describe, expect, it, vi } from 'vitest';
import type { Attack } from '../../e2e/hostile/attack.ts';
import { attacks } from '../../e2e/hostile/attacks.ts';
import { buildControlWorker } from '../../e2e/hostile/support/buildControlWorker.ts';
import { buildWorkerText } from '../../src/runner/build/buildWorkerText.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { wholeRun } from '../../src/runner/sandbox/runClock.ts';
import { exercise, modules, solution } from './fixture/exercise.ts';

const workerText = await buildWorkerText({ modules, minify: true });
const run = (source: string, runBudget = 20_000) =>
  runInNode({ source, exercise }, { workerText, clock: wholeRun(runBudget) });
// Only what is meant to hang is cut short, so that a busy machine changes no outcome.
const budgetFor = ({ ends }: Attack) => (ends.includes('timeout') ? 1_000 : 20_000);

vi.setConfig({ testTimeout: 60_000 });

describe.each(Object.entries(attacks))('an attack on %s', (_, group) => {
  it.each(group)('that $name ends as it has to', async (attack) => {
    const verdict = await run(attack.source, budgetFor(attack));
    expect(attack.ends).toContain(verdict.kind);
    expect(verdict.checks.every(({ pass }) => pass)).toBe(verdict.checks.length === 0);
    expect(verdict.console.filter(({ text }) => text.startsWith('ESCAPED'))).toEqual([]);
  });
});

describe('the hostile suite', () => {
  it('has at least sixty attacks', () => {
    expect(Object.values(attacks).flat().length).toBeGreaterThanOrEqual(60);
  });

  it('leaves nothing behind: a right answer passes afterwards', async () => {
    expect((await run(solution)).kind).toBe('pass');
  });

  it('can fail: without SES some of the same attacks get a pass', async () => {
    const control = await buildControlWorker(modules.simkernel);
    const forged: string[] = [];
    for (const { name, source } of [
      ...(attacks['the built-in objects'] ?? []),
      ...(attacks['the objects of the simulation'] ?? []),
    ]) {
      const options = { workerText: control, clock: wholeRun(2_000) };
      if ((await runInNode({ source, exercise }, options)).kind === 'pass') forged.push(name);
    }
    expect(forged.length).toBeGreaterThanOrEqual(3);
  });
});
