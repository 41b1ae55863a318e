import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRunnerFiles } from '../../src/runner/build/buildRunnerFiles.ts';
import type { Verdict } from '../../src/runner/verdict.ts';
import { benchExercise } from '../../tests/runner/fixture/benchExercise.ts';
import { exercise, modules, solution } from '../../tests/runner/fixture/exercise.ts';
import { attacks } from '../hostile/attacks.ts';
import { buildControlWorker } from '../hostile/support/buildControlWorker.ts';
import { type ServedBench, serveBench } from '../hostile/support/serveBench.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines.ts';

const files = await buildRunnerFiles({ modules, minify: true });

async function run(engine: Engine, source: string): Promise<Verdict> {
  const [slug, text] = [exercise.slug, source].map((part) => JSON.stringify(part));
  return (await engine.evaluate(`bench.run(${slug}, ${text})`)) as Verdict;
}

describe.each(engines)('in %s', (_, open) => {
  let engine: Engine;
  let served: ServedBench;
  beforeAll(async () => {
    served = await serveBench(files, [benchExercise]);
    engine = await open();
    await engine.goto(served.address);
    console.log(engine.version);
  });
  afterAll(async () => {
    await engine?.close();
    await served?.close();
  });

  describe.each(Object.entries(attacks))('an attack on %s', (__, group) => {
    it.each(group)('that $name ends as it has to, and the next run works', async (attack) => {
      const verdict = await run(engine, attack.source);
      expect(attack.ends).toContain(verdict.kind);
      expect(verdict.console.filter(({ text }) => text.startsWith('ESCAPED'))).toEqual([]);
      expect((await run(engine, solution)).kind).toBe('pass');
    });
  });

  it('the page is as it was', async () => {
    expect(await engine.evaluate('document.title')).toBe('Bench');
    expect(await engine.evaluate('document.cookie + localStorage.length')).toBe('0');
  });

  it('the suite can fail: without SES some of the same attacks get a pass', async () => {
    const content = await buildControlWorker(modules.simkernel);
    const control = await serveBench({ ...files, worker: { ...files.worker, content } }, [
      benchExercise,
    ]);
    try {
      await engine.goto(control.address);
      expect((await run(engine, solution)).kind).toBe('pass');
      const forged: string[] = [];
      for (const { name, source } of attacks['the built-in objects'] ?? []) {
        if ((await run(engine, source)).kind === 'pass') forged.push(name);
      }
      expect(forged.length).toBeGreaterThanOrEqual(5);
    } finally {
      await control.close();
    }
  });
});
