import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildRunnerFiles } from '../../src/runner/build/buildRunnerFiles.ts';
import { benchExercise } from '../../tests/runner/fixture/benchExercise.ts';
import { modules, solution } from '../../tests/runner/fixture/exercise.ts';
import { cheat } from './attack.ts';
import { killSandbox } from './support/killSandbox.ts';
import { openProtocolBench, type TimedVerdict } from './support/protocolBench.ts';

const files = await buildRunnerFiles({ modules, minify: true });

const slowlyJudged = {
  bundle: { ...benchExercise.bundle, slug: 'fixture/judged-slowly' },
  expectedPath: fileURLToPath(
    new URL('../../tests/runner/fixture/expectedSlowly.ts', import.meta.url),
  ),
};

/** What the guide promises, in ms: a verdict after a loss, and one on the run after it. */
const PROMISE = 3_000;

const endless = cheat('', 'for (;;) {}');
/** Takes the compiler longer than it may. */
const stalling = cheat(`const long = ${'a=>'.repeat(5_000)}1;`);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page of its own; `isWarm`: the compiler and the sandbox are up. */
async function open({ isWarm }: { readonly isWarm: boolean }) {
  const bench = await openProtocolBench(files, [benchExercise, slowlyJudged]);
  onTestFinished(() => bench.close());
  if (isWarm) expect((await bench.run(solution)).kind).toBe('pass');
  return bench;
}

type Bench = Awaited<ReturnType<typeof open>>;

/** The verdict is in time and in words, and the right answer passes after it, in time too. */
async function expectRecovery(
  bench: Bench,
  lostAt: number,
  verdict: TimedVerdict,
  kinds: readonly string[],
) {
  expect(kinds).toContain(verdict.kind);
  expect(verdict.headline).toMatch(/^[A-Z].+\.$/);
  expect(verdict.end - Math.max(lostAt, verdict.begin)).toBeLessThan(PROMISE);
  const next = await bench.run(solution);
  expect(next.kind).toBe('pass');
  expect(next.end - next.begin).toBeLessThan(PROMISE);
}

describe('a run that loses (trap 6)', () => {
  it('the compiler while it compiles says so and recovers', async () => {
    const bench = await open({ isWarm: false });
    await bench.evaluate(`globalThis.compilers = [];
      globalThis.Worker = class extends Worker {
        constructor(...args) { super(...args); compilers.push(this); }
      };`);
    expect((await bench.run(solution)).kind).toBe('pass');
    const running = bench.run(stalling);
    await pause(200);
    const lostAt = Date.now();
    await bench.evaluate('compilers.forEach((worker) => worker.terminate())');
    await expectRecovery(bench, lostAt, await running, ['compileError']);
  });

  it("the sandbox's process while it compiles recovers", async () => {
    const bench = await open({ isWarm: true });
    const running = bench.run(stalling);
    await pause(200);
    const lostAt = await killSandbox(bench.browser);
    await expectRecovery(bench, lostAt, await running, ['compileError']);
  });

  it("the sandbox's process while that warms up recovers", async () => {
    const bench = await open({ isWarm: false });
    const running = bench.run(solution);
    const lostAt = await killSandbox(bench.browser);
    await expectRecovery(bench, lostAt, await running, ['pass', 'fault']);
  });

  it("the sandbox's process before it begins recovers", async () => {
    const bench = await open({ isWarm: true });
    const lostAt = await killSandbox(bench.browser);
    await expectRecovery(bench, lostAt, await bench.run(solution), ['pass', 'fault']);
  });

  it("the sandbox's process in a check says so and recovers", async () => {
    const bench = await open({ isWarm: true });
    const running = bench.run(endless);
    await pause(300);
    const lostAt = await killSandbox(bench.browser);
    await expectRecovery(bench, lostAt, await running, ['timeout', 'crash', 'fault']);
  });

  it("the sandbox's process with the frame that stands by in a check that hangs recovers", async () => {
    const bench = await open({ isWarm: true });
    const running = bench.run(endless);
    await pause(1_000);
    const lostAt = await killSandbox(bench.browser);
    await expectRecovery(bench, lostAt, await running, ['timeout', 'crash', 'fault']);
  });

  it("the sandbox's process while it is judged keeps its verdict", async () => {
    const bench = await open({ isWarm: true });
    const judging = bench.logs('judging');
    const running = bench.run(solution, slowlyJudged.bundle.slug);
    await judging;
    const lostAt = await killSandbox(bench.browser);
    await expectRecovery(bench, lostAt, await running, ['pass']);
  });
});
