import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { filesUnder } from '../src/review/build/filesUnder.ts';
import { pageScripts } from './pageScripts.ts';

/** What a page that is only read may cost in JavaScript, compressed. */
const budget = 20 * 1024;

/** `npm run size`: the JavaScript of every chapter stays within its budget. */
const root = fileURLToPath(new URL('../dist', import.meta.url));
const base = process.env.BASE_PATH ?? '/';
let chapters = 0;
for (const file of filesUnder(root, 'index.html')) {
  const html = readFileSync(file, 'utf8');
  if (!html.includes('data-chapter=')) continue;
  chapters += 1;
  const { inline, files } = pageScripts(root, html, base);
  const bytes = [...inline, ...files.values()].reduce(
    (sum, code) => sum + gzipSync(code).length,
    0,
  );
  const verdict = bytes <= budget ? 'within' : 'OVER';
  console.log(
    `${relative(root, file)}: ${(bytes / 1024).toFixed(1)} KB of JavaScript in ${files.size} files, ${verdict} ${budget / 1024} KB`,
  );
  if (bytes > budget) process.exitCode = 1;
}
if (chapters === 0) {
  console.error('No chapter was found to measure: build the site first.');
  process.exitCode = 1;
}
