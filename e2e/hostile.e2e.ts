import { afterAll, describe, expect, it } from 'vitest';
import { buildRunnerFiles } from '../src/runner/build/buildRunnerFiles.ts';
import { benchExercise } from '../tests/runner/fixture/benchExercise.ts';
import { modules, solution } from '../tests/runner/fixture/exercise.ts';
import { attacks } from './hostile/attacks.ts';
import { buildControlWorker } from './hostile/support/buildControlWorker.ts';
import { openBench } from './hostile/support/openBench.ts';

const files = await buildRunnerFiles({ modules, minify: true });
const bench = await openBench(files, [benchExercise]);
afterAll(() => bench.close());

describe.each(Object.entries(attacks))('in a real browser, an attack on %s', (_, group) => {
  it.each(group)('that $name ends as it has to, and the next run works', async (attack) => {
    const verdict = await bench.run(attack.source);
    expect(attack.ends).toContain(verdict.kind);
    expect(verdict.console.filter(({ text }) => text.startsWith('ESCAPED'))).toEqual([]);
    expect((await bench.run(solution)).kind).toBe('pass');
  });
});

describe('the hostile suite in a real browser', () => {
  it('has asked no other host and has kept the page as it was', async () => {
    const { origin } = new URL(bench.page.url());
    const strangers = bench.requests.filter(
      (url) => !url.startsWith(origin) && !url.startsWith('blob:'),
    );
    expect(strangers).toEqual([]);
    expect(await bench.page.title()).toBe('Bench');
    expect(await bench.page.evaluate('document.cookie + localStorage.length')).toBe('0');
  });

  it('can fail: without SES some of the same attacks get a pass', async () => {
    const text = await buildControlWorker(modules.simkernel);
    const worker = { ...files.worker, content: text };
    const control = await openBench({ ...files, worker }, [benchExercise]);
    try {
      expect((await control.run(solution)).kind).toBe('pass');
      const forged: string[] = [];
      for (const { name, source } of attacks['the built-in objects'] ?? []) {
        if ((await control.run(source)).kind === 'pass') forged.push(name);
      }
      expect(forged.length).toBeGreaterThanOrEqual(5);
    } finally {
      await control.close();
    }
  });
});
