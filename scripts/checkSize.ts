import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { filesUnder } from '../src/review/build/filesUnder.ts';
import { chunksOnIntent } from './chunksOnIntent.ts';
import { pageScripts } from './pageScripts.ts';

/** What pages may cost, compressed. The last two are what was measured, and a little room. */
const budgets = {
  /** JavaScript of a page that is only read. */
  reading: 20 * 1024,
  /** JavaScript of an exercise page before the first key is pressed. */
  firstKey: 33 * 1024,
  /** All that an exercise page has fetched for its first verdict, but not the editor: that loads beside it. */
  firstVerdict: 3_950 * 1024,
};

/** `npm run size`: what the first page, chapters and exercises cost stays within its budgets. */
const root = fileURLToPath(new URL('../dist', import.meta.url));
const base = process.env.BASE_PATH ?? '/';
const compressed = (contents: Iterable<string | Buffer>): number =>
  [...contents].reduce((sum, content) => sum + gzipSync(content).length, 0);

function report(what: string, bytes: number, budget: number): void {
  const verdict = bytes <= budget ? 'within' : 'OVER';
  const [cost, allowed] = [bytes, budget].map((size) => (size / 1024).toFixed(1));
  console.log(`${what}: ${cost} KB, ${verdict} ${allowed} KB`);
  if (bytes > budget) process.exitCode = 1;
}

const pages = filesUnder(root, 'index.html').map((file) => ({
  path: relative(root, file),
  html: readFileSync(file, 'utf8'),
}));

const chapters = pages.filter(({ html }) => html.includes('data-chapter='));
const first = pages.filter(({ path }) => path === 'index.html');
for (const { path, html } of [...first, ...chapters]) {
  const { inline, files } = pageScripts(root, html, base);
  const bytes = compressed([...inline, ...files.values()]);
  report(`${path}: JavaScript in ${files.size} files`, bytes, budgets.reading);
}

const runnerFiles = join(root, 'runner');
const exercises = pages.filter(({ path }) => /^exercises.[^/]+.[^/]+.index\.html$/.test(path));
for (const { path, html } of exercises) {
  const { inline, files } = pageScripts(root, html, base);
  const before = compressed([...inline, ...files.values()]);
  report(`${path}: JavaScript before the first key`, before, budgets.firstKey);
  const later = [...chunksOnIntent(root)].filter(([file]) => !files.has(file));
  const runner = readdirSync(runnerFiles).map((name) => readFileSync(join(runnerFiles, name)));
  const bytes = before + compressed([...later.map(([, code]) => code), ...runner]);
  report(`${path}: until the first verdict`, bytes, budgets.firstVerdict);
}

if (chapters.length === 0 || exercises.length === 0) {
  console.error('No chapter or no exercise was found to measure: build the site first.');
  process.exitCode = 1;
}
