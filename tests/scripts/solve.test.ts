import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { solve } from '../../scripts/solve/solve.ts';

vi.setConfig({ testTimeout: 60_000 });

const slug = 'refcounting/put-of-the-last-pin';
const folder = mkdtempSync(join(tmpdir(), 'solve-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('solve', () => {
  it('exits 0 for the solution and prints KTAP', async () => {
    const { out, status } = await solve([slug, `exercises/${slug}/solution.ts`]);
    expect(status).toBe(0);
    expect(out).toMatch(/^KTAP version 1\n/);
    expect(out).toMatch(/\nok 1 refcounting\/put-of-the-last-pin on 6\.1\n$/);
  });

  it('exits 1 for a file that does not compile, and one beyond the limit of the runner', async () => {
    const broken = await solve([slug, file('broken.ts', 'const = 1;')]);
    expect(broken).toMatchObject({ status: 1, aside: 'No check was run.\n' });
    expect(broken.out).toContain('# line 1, column 7:');
    const long = await solve([slug, file('long.ts', `// ${'x'.repeat(40_000)}`)]);
    expect(long).toMatchObject({ status: 1, aside: 'No check was run.\n' });
    expect(long.out).toContain('the limit is 32,768');
  });

  it('stops a loop on the clock of the page', async () => {
    const { out, status } = await solve([slug, file('loop.ts', 'for (;;) {}')]);
    expect(status).toBe(1);
    expect(out).toContain('# The run was stopped after 1.5 s');
  });

  it('gives a verdict on an answer that makes V8 end its whole process', async () => {
    const { out, aside, status } = await solve([
      slug,
      file('fatal.ts', `'a'.repeat(2 ** 28).split('');`),
    ]);
    expect(status).toBe(1);
    expect(aside).toMatch(/memory.*The next run gets a new sandbox\.\n$/);
    expect(out).toContain('# The sandbox broke down before the run was over.');
    expect(out).toMatch(/\nnot ok 1 refcounting\/put-of-the-last-pin on 6\.1\n$/);
  });

  it.each([
    ['no arguments', [], /Give an exercise and a file/],
    ['too many arguments', [slug, 'a', 'b'], /Give an exercise and a file/],
    ['an unknown exercise', ['no/such', 'a'], /There is no exercise "no\/such".*\n {2}memory-/],
    ['a path instead of an exercise', [`../exercises/${slug}`, 'a'], /There is no exercise/],
    ['a missing file', [slug, join(folder, 'none.ts')], /cannot be read: ENOENT/],
    ['a folder', [slug, folder], /is not a file/],
    ['a file too large to be read', [slug, file('huge.ts', 'x'.repeat(2 ** 20 + 1))], /too large/],
  ])('exits 2 for %s and says so', async (_, argv, words) => {
    const { out, aside, status } = await solve(argv);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(aside).toMatch(words);
  });
});
