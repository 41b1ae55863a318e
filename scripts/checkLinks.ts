import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filesUnder } from '../src/review/build/filesUnder.ts';
import { brokenLinks } from './brokenLinks.ts';

/** `npm run links`: every link between the built pages leads somewhere, its fragment included. */
const root = fileURLToPath(new URL('../dist', import.meta.url));
const pages = new Map(filesUnder(root, '.html').map((file) => [file, readFileSync(file, 'utf8')]));
const { checked, broken } = brokenLinks(root, pages, process.env.BASE_PATH ?? '/');
for (const line of broken) console.error(line);
if (checked === 0) console.error('No link was found to check: that cannot be right.');
console.log(`${checked} links on ${pages.size} pages, ${broken.length} broken`);
if (broken.length > 0 || checked === 0) process.exitCode = 1;
