import { fileURLToPath } from 'node:url';
import { brokenLinks } from './brokenLinks.ts';

/** `npm run links`: every link between the built pages leads somewhere, its fragment included. */
const root = fileURLToPath(new URL('../dist', import.meta.url));
const { checked, broken } = await brokenLinks(root, process.env.BASE_PATH ?? '/');
for (const line of broken) console.error(line);
if (checked === 0) console.error('No link was found to check: that cannot be right.');
console.log(`${checked} addresses checked, ${broken.length} broken links`);
if (broken.length > 0 || checked === 0) process.exitCode = 1;
