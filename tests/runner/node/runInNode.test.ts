import { describe, expect, it, vi } from 'vitest';
import { buildWorkerText } from '../../../src/runner/build/buildWorkerText.ts';
import { runInNode } from '../../../src/runner/node/runInNode.ts';
import { wholeRun } from '../../../src/runner/sandbox/runClock.ts';
import { exercise, modules, solution } from '../fixture/exercise.ts';

vi.setConfig({ testTimeout: 60_000 });

const workerText = await buildWorkerText({ modules });
const run = (source: string, runBudget = 20_000) =>
  runInNode({ source, exercise }, { workerText, clock: wholeRun(runBudget) });

const answer = (body: string, before = '') =>
  `${before}export function page_ref_add_unless_zero(k: any, page: any, nr: number) {\n${body}\n}\n`;

describe('runInNode', () => {
  it('passes the right answer on every release', async () => {
    const verdict = await run(solution);
    expect(verdict).toMatchObject({
      kind: 'pass',
      headline: 'All 4 checks pass on 6.1 and 6.12.',
      errors: [],
      notRun: [],
      truncated: false,
    });
    expect(verdict.checks.map(({ id, release }) => `${id} ${release}`)).toEqual([
      'takes-a-reference 6.1',
      'leaves-zero-alone 6.1',
      'takes-a-reference 6.12',
      'leaves-zero-alone 6.12',
    ]);
  });

  it('fails a wrong answer at the line of its last call, with expected against seen', async () => {
    const verdict = await run(answer('  k.page_ref_add(page, nr);\n  return true;'));
    expect(verdict).toMatchObject({ kind: 'fail', headline: '2 of 4 checks fail.' });
    expect(verdict.checks[1]).toMatchObject({
      name: 'a page that nobody holds stays at 0',
      pass: false,
      expected: { returned: false, count: 0 },
      seen: { returned: true, count: 1 },
      position: { line: 2 },
    });
  });

  it('fails a wrong answer that calls nothing at its declaration', async () => {
    const verdict = await run(answer('  return true;', '\n\n'));
    expect(verdict).toMatchObject({ kind: 'fail', position: { line: 3 } });
  });

  it('says what an answer threw and at which line (trap 3)', async () => {
    const verdict = await run(
      answer("  if (nr) {\n    throw new RangeError('no such page');\n  }\n  return true;"),
    );
    expect(verdict).toMatchObject({ kind: 'fail', headline: '4 of 4 checks fail.' });
    expect(verdict.checks[0]).toMatchObject({
      message: 'RangeError: no such page',
      position: { line: 3, column: 11 },
    });
  });

  it("shows an error of the simulation in its own words, at the reader's call", async () => {
    const verdict = await run(answer('  for (;;) k.page_ref_count(page);'));
    expect(verdict.kind).toBe('fail');
    expect(verdict.checks[0]?.message).toMatch(/^stepBudget: /);
    expect(verdict.checks[0]?.position).toEqual({ line: 2, column: 14 });
  });

  it.each([
    ['an empty file', ''],
    ['a commented-out file', '// export function page_ref_add_unless_zero() {}\n'],
  ])('fails %s because it exports nothing', async (_, source) => {
    const verdict = await run(source);
    expect(verdict).toMatchObject({
      kind: 'fail',
      headline: 'The file does not export page_ref_add_unless_zero.',
    });
    expect(verdict.checks).toHaveLength(4);
    expect(verdict.checks.some(({ pass }) => pass)).toBe(false);
  });

  it('reports a file that throws while loading as a crash, at its line', async () => {
    const verdict = await run(`const pages: any = null;\npages.length;\n${solution}`);
    expect(verdict).toMatchObject({ kind: 'crash', position: { line: 2, column: 7 } });
    expect(verdict.errors[0]?.text).toMatch(/^TypeError: /);
    expect(verdict.notRun).toHaveLength(4);
  });

  it('reports a compile error at its line and runs nothing', async () => {
    const verdict = await run('export const a = 1;\nconst b: = 2;\n');
    expect(verdict).toMatchObject({
      kind: 'compileError',
      headline: 'The compiler stops at line 2, column 10.',
      position: { line: 2, column: 10 },
      checks: [],
    });
  });

  it('stops an endless loop and keeps what was printed and traced before it', async () => {
    const verdict = await run(
      answer("  console.log('before', { nr });\n  k.page_ref_count(page);\n  for (;;) {}"),
      300,
    );
    expect(verdict).toMatchObject({
      kind: 'timeout',
      console: [{ level: 'log', text: 'before {"nr":1}', position: { line: 2 } }],
    });
    expect(verdict.checks).toHaveLength(1);
    expect(verdict.checks[0]?.trace).toContainEqual(
      expect.objectContaining({ kind: 'call', fn: 'page_ref_add_unless_zero', patched: true }),
    );
    expect(verdict.notRun).toHaveLength(3);
  });

  it('reports a worker that runs out of memory as a crash', async () => {
    const verdict = await run(
      answer('  const hoard = [];\n  for (;;) hoard.push(new Array(100_000).fill(0));'),
    );
    expect(verdict.kind).toBe('crash');
  });

  it('gives the same verdict twice', async () => {
    const source = answer("  console.log({}.toString, nr);\n  throw new Error('x');");
    const { timings: _, ...first } = await run(source);
    const { timings: __, ...second } = await run(source);
    expect(first).toEqual(second);
  });

  it('has no clock and no randomness to offer', async () => {
    const source = answer(
      '  return [typeof setTimeout, typeof performance, typeof fetch, typeof self].join() as any;',
    );
    const verdict = await run(source);
    expect(verdict.checks[0]?.message).toContain('undefined,undefined,undefined,undefined');
    for (const expression of ['Date.now()', 'Math.random()', 'new Date()']) {
      const { checks } = await run(answer(`  return ${expression} as any;`));
      expect(checks[0]?.message).toContain('There is no clock and no randomness here');
    }
  });

  it('calls an error by its class in the minified worker of the built site too', async () => {
    const minified = await buildWorkerText({ modules, minify: true });
    const source = answer("  throw nr ? new RangeError('boom') : new Error('boom');");
    const verdict = await runInNode({ source, exercise }, { workerText: minified });
    expect(verdict.checks[0]?.message).toBe('RangeError: boom');
    const plain = answer("  throw new Error('boom');");
    const second = await runInNode({ source: plain, exercise }, { workerText: minified });
    expect(second.checks[0]?.message).toBe('Error: boom');
  });

  it.each([
    ['by itself', '  return nr === UNDECLARED;'],
    ['spread', '  return [...UNDECLARED] as any;'],
    ['with a property', '  return UNDECLARED.page;'],
    ['also as a property', '  return page.UNDECLARED ?? UNDECLARED;'],
    ['written to', '  return (UNDECLARED = true);'],
    ['chosen', '  return nr ?UNDECLARED:true;'],
  ])(
    'stops at a name that nobody declared, %s, as JavaScript does, and at its line',
    async (_, body) => {
      const verdict = await run(answer(body));
      expect(verdict.checks[0]).toMatchObject({
        message: 'ReferenceError: UNDECLARED is not defined',
        place: 'stopped',
        position: { line: 2 },
      });
    },
  );

  it('finds names that the answer declares, in whatever scope', async () => {
    const body = '  const inner = (mine: number) => { let other = mine; return other; };\n';
    const verdict = await run(solution.replace(/\{\n/, `{\n${body}  inner(1);\n`));
    expect(verdict.kind).toBe('pass');
  });
});
