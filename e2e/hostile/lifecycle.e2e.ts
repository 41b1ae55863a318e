import { afterAll, describe, expect, it } from 'vitest';
import { buildRunnerFiles } from '../../src/runner/build/buildRunnerFiles.ts';
import { benchExercise } from '../../tests/runner/fixture/benchExercise.ts';
import { modules, solution } from '../../tests/runner/fixture/exercise.ts';
import { cheat } from './attack.ts';
import { type Bench, openBench } from './support/openBench.ts';

const files = await buildRunnerFiles({ modules, minify: true });
const bench = await openBench(files, [benchExercise]);
afterAll(() => bench.close());

const endless = cheat('', "console.log('before the loop'); for (;;) {}");

/** A frame that stood by on a busy machine, and was not needed, goes as soon as it is up. */
async function expectOneFrame({ page }: Bench): Promise<void> {
  await expect.poll(() => page.locator('iframe').count(), { timeout: 15_000 }).toBe(1);
}

describe('the sandbox in a real browser', () => {
  it('loads nothing before it is warmed or something is run (trap 7)', async () => {
    expect(bench.requests.filter((url) => url.includes('/runner/'))).toEqual([]);
    expect(bench.page.frames()).toHaveLength(1);
  });

  it('runs under the policy of the site in a frame of an opaque origin (traps 4 and 8)', async () => {
    expect((await bench.run(solution)).kind).toBe('pass');
    expect(bench.errors).toEqual([]);
    const frame = bench.page.locator('iframe');
    expect(await frame.getAttribute('sandbox')).toBe('allow-scripts');
    expect(await frame.getAttribute('srcdoc')).toBeNull();
    const inside = bench.page.frames().find((candidate) => candidate.parentFrame());
    expect(await inside?.evaluate('origin')).toBe('null');
  });

  it('stops an endless loop, keeps what came before it, and runs the next at once', async () => {
    const verdict = await bench.run(endless);
    expect(verdict).toMatchObject({
      kind: 'timeout',
      headline: expect.stringContaining('stopped after 1.5 s'),
      console: [{ text: 'before the loop' }],
    });
    expect((await bench.run(solution)).kind).toBe('pass');
  });

  it("throws the frame away with a worker that is inside a loop of the engine's own", async () => {
    const frame = await bench.page.locator('iframe').elementHandle();
    const native = 'Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1);';
    expect((await bench.run(cheat('', native))).kind).toBe('timeout');
    expect((await bench.run(solution)).kind).toBe('pass');
    expect(await frame?.evaluate((element) => element.isConnected)).toBe(false);
    await expectOneFrame(bench);
  });

  it('stalls on a chain of arrow functions, restarts the compiler and compiles again (trap 5)', async () => {
    const verdict = await bench.run(cheat(`const long = ${'a=>'.repeat(5_000)}1;`));
    expect(verdict).toMatchObject({ kind: 'compileError' });
    expect(verdict.errors[0]?.text).toContain('was restarted');
    expect((await bench.run(solution)).kind).toBe('pass');
  });

  it('calls a run off by its signal', async () => {
    expect(await bench.abort(endless, 100)).toBe('AbortError');
    expect((await bench.run(solution)).kind).toBe('pass');
  });

  it("throws the frame away with a worker that is called off inside a loop of the engine's own", async () => {
    const frame = await bench.page.locator('iframe').elementHandle();
    const native = 'Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1);';
    expect(await bench.abort(cheat('', native), 300)).toBe('AbortError');
    expect(await frame?.evaluate((element) => element.isConnected)).toBe(false);
    expect((await bench.run(solution)).kind).toBe('pass');
    await expectOneFrame(bench);
  });

  it('calls the first run off when a second one begins', async () => {
    const first = bench.run(endless).then(
      ({ kind }) => kind,
      (reason: unknown) => String(reason),
    );
    await bench.page.waitForTimeout(100);
    expect((await bench.run(solution)).kind).toBe('pass');
    expect(await first).toContain('AbortError');
  });

  it('takes a frame away by force and opens another (trap 6)', async () => {
    await bench.page.evaluate("document.querySelector('iframe').remove()");
    expect((await bench.run(solution)).kind).toBe('pass');
  });

  it('opens another frame beside one that is taken away while it warms up', async () => {
    const fresh = await openBench(files, [benchExercise]);
    try {
      await fresh.page.evaluate(
        `new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            const frame = document.querySelector('iframe');
            if (!frame) return;
            observer.disconnect();
            frame.remove();
            resolve();
          });
          observer.observe(document.body, { childList: true });
          bench.warm();
        })`,
      );
      const verdict = await fresh.run(solution);
      expect(verdict.kind).toBe('pass');
      // Without the second frame it would wait out the whole of the time that a frame may take.
      expect(verdict.timings.run).toBeLessThan(9_000);
      await expectOneFrame(fresh);
    } finally {
      await fresh.close();
    }
  });

  it('restarts a compiler whose worker was ended, and compiles the next answer', async () => {
    const fresh = await openBench(files, [benchExercise]);
    try {
      expect((await fresh.run(solution)).kind).toBe('pass');
      const [compiler] = fresh.page
        .workers()
        .filter((worker) => worker.url().startsWith('blob:http'));
      await compiler?.evaluate('close()');
      // Another text: what was compiled before is not compiled again.
      const verdict = await fresh.run(`${solution}\n`);
      expect(verdict.kind).toBe('compileError');
      expect(verdict.errors[0]?.text).toContain('was restarted. Run once more');
      expect((await fresh.run(solution)).kind).toBe('pass');
    } finally {
      await fresh.close();
    }
  });

  it('says so when the files of the runner cannot be loaded', async () => {
    const lost = await openBench(
      { ...files, worker: { ...files.worker, path: 'elsewhere.js' } },
      [benchExercise],
      { missing: ['elsewhere.js'] },
    );
    try {
      const verdict = await lost.run(solution);
      expect(verdict).toMatchObject({
        kind: 'fault',
        headline: 'The runner could not be loaded, so nothing was run.',
      });
      expect(verdict.errors[0]?.text).toContain('404');
    } finally {
      await lost.close();
    }
  });
});
