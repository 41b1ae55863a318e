import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { newExercise } from '../../scripts/newExercise/newExercise.ts';
import { exerciseSchema } from '../../src/chapter/exerciseSchema.ts';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { parseFrontmatter } from 'astro/markdown';
import { expectCorpus } from '../exercises/expectCorpus.ts';

vi.setConfig({ testTimeout: 60_000 });

// Beside it lies src/, as beside exercises/: what is expected of a review is judged by a file of it.
const home = mkdtempSync(join(tmpdir(), 'exercises-'));
symlinkSync(resolve('src'), join(home, 'src'));
const root = join(home, 'exercises');
const made = [
  newExercise(['refcounting', 'a-new-one'], root),
  newExercise(['refcounting', 'a-review', 'review'], root),
  newExercise(['refcounting', 'a-reproducer', 'reproduce'], root),
  newExercise(['merging', 'a-new-one'], root),
];

// What the test asks of every exercise is asked of one that was just made.
describe('an exercise that was just made', async () => {
  expectCorpus(await loadCorpus(root), (source, { exercise }) => runInNode({ source, exercise }));

  it.each(made)('lists what is to be written in each of its files', (exercise) => {
    const unfilled = 'unfilled' in exercise ? exercise.unfilled : [];
    for (const file of [
      'exercise.md',
      'starter.ts',
      'solution.ts',
      'scenarios.ts',
      'expected.ts',
    ]) {
      expect(unfilled.filter((line) => line.startsWith(`${file}:`))).not.toEqual([]);
    }
    expect(unfilled.some((line) => line.startsWith('wrong/'))).toBe(true);
    expect(unfilled.some((line) => /^exercise\.md:2: what \w+/.test(line))).toBe(true);
  });

  it.each(made)('has the frontmatter of an exercise, and a chapter that there is', (exercise) => {
    const folder = 'folder' in exercise ? exercise.folder : '';
    const { frontmatter } = parseFrontmatter(readFileSync(join(folder, 'exercise.md'), 'utf8'));
    const { chapter } = exerciseSchema.parse(frontmatter);
    expect(existsSync(`content/docs/${chapter}.mdx`)).toBe(true);
  });
});

it.each([
  ['nothing', [], /Give a part, a slug/],
  ['an unknown part', ['reading', 'x'], /no part "reading"/],
  ['a path', ['merging', '../x'], /no slug/],
  ['capitals', ['merging', 'New'], /no slug/],
  ['an unknown kind', ['merging', 'x', 'guess'], /no kind "guess"/],
  ['a kind too many', ['merging', 'x', 'plan', 'review'], /Give a part/],
  ['one that exists', ['merging', 'a-new-one'], /exists/],
])('makes nothing for %s, and says why', (_, argv, words) => {
  expect(newExercise(argv, root)).toEqual({ wrong: expect.stringMatching(words) });
});
