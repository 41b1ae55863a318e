import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

let roots: string[] = [];
afterEach(() => {
  for (const root of roots) rmSync(root, { recursive: true });
  roots = [];
});

/** The names of the rules that a tree of files breaks. */
async function violations(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'whp-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { tsConfig: _, ...options } = config.options ?? {};
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

const thing = 'export const thing = 1;\n';

test('imports down the drawing are allowed', async () => {
  const files = {
    'src/simkernel/one.ts': thing,
    'src/trace/two.ts': "export { thing } from '../simkernel/one.ts';\n",
    'src/evidence/three.ts': "export { thing } from '../trace/two.ts';\n",
  };
  expect(await violations(files)).toEqual([]);
});

test.each([
  ['simkernel', 'trace', 'simkernel-alone'],
  ['simkernel', 'review', 'simkernel-alone'],
  ['simtrees', 'simkernel', 'simtrees-alone'],
  ['trace', 'evidence', 'trace-below'],
  ['explore', 'trace', 'explore-below'],
  ['runner', 'workbench', 'runner-below'],
  ['editor', 'workbench', 'editor-below'],
  ['figures', 'runner', 'figures-below'],
  ['chapter', 'runner', 'workbench-joins'],
  ['workbench', 'routes', 'routes-last'],
])('%s must not import from %s', async (from, to, rule) => {
  const files = {
    [`src/${to}/one.ts`]: thing,
    [`src/${from}/two.ts`]: `export { thing } from '../${to}/one.ts';\n`,
  };
  expect(await violations(files)).toContain(rule);
});

test('the site must not import from its tests', async () => {
  const files = {
    'tests/bugs/one.ts': thing,
    'src/routes/two.ts': "export { thing } from '../../tests/bugs/one.ts';\n",
  };
  expect(await violations(files)).toContain('tests-outside');
});

// The check of directions leaves .astro files out.
test('no page imports from the tests either', () => {
  const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.astro'),
  );
  expect(pages.length).toBeGreaterThan(10);
  const wrong = pages.filter((path) =>
    /from '(?:\.\.\/)+(?:tests|e2e)\//.test(readFileSync(join('src', path), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('an island must not bring the simulation into a reading page, but may know its types', async () => {
  const files = {
    'src/simkernel/one.ts': 'export type Thing = 1;\nexport const thing = 1;\n',
    'src/figures/ledger/Bad.tsx': "export { thing } from '../../simkernel/one.ts';\n",
  };
  expect(await violations(files)).toContain('islands-carry-data');
  const types = {
    ...files,
    'src/figures/ledger/Bad.tsx': "export type { Thing } from '../../simkernel/one.ts';\n",
  };
  expect(await violations(types)).toEqual([]);
});

test('a circle of values is refused', async () => {
  const files = {
    'src/trace/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
    'src/trace/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
  };
  expect(await violations(files)).toContain('no-cycles');
});
