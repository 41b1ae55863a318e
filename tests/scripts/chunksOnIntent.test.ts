import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chunksOnIntent } from '../../scripts/chunksOnIntent.ts';

const root = mkdtempSync(join(tmpdir(), 'whp-'));
const built = (name: string) => join(root, '_astro', name);

beforeAll(() => {
  mkdirSync(join(root, '_astro'));
  writeFileSync(built('createRunner.a.js'), 'import"./shared.js";import("./runLab.b.js")');
  writeFileSync(built('runLab.b.js'), 'lab()');
  writeFileSync(built('shared.js'), 'export const a=1');
  for (const name of ['exercises', 'Results', 'browser.min', 'starter', 'expected']) {
    writeFileSync(built(`${name}.c.js`), `"${name}"`);
  }
  writeFileSync(built('scenarios.d.js'), '"short"');
  writeFileSync(built('scenarios.e.js'), '"the longer of two"');
});

afterAll(() => rmSync(root, { recursive: true }));

test('a first run loads the runner and what it imports, and one exercise: the largest', () => {
  expect([...chunksOnIntent(root).keys()].map((file) => basename(file)).sort()).toEqual([
    'Results.c.js',
    'browser.min.c.js',
    'createRunner.a.js',
    'exercises.c.js',
    'expected.c.js',
    'scenarios.e.js',
    'shared.js',
    'starter.c.js',
  ]);
});

test('a build that lacks one of them is an error, not a smaller page', () => {
  rmSync(built('Results.c.js'));
  expect(() => chunksOnIntent(root)).toThrow('no module "Results"');
});
