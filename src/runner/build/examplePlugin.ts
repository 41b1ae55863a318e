import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Plugin } from 'vite';
import { defaultLabOptions } from '../../simkernel/lab/labOptions.ts';
import { runLabInNode } from '../node/runLabInNode.ts';

const SUFFIX = '?example';

/** What an example is known to return, by release, or what is wrong in its interleavings: NAME.json beside NAME.ts. */
interface Known {
  readonly returned: Readonly<Record<string, unknown>>;
}

/**
 * Vite plugin: `import example from './NAME.ts?example'` gives the code of an example and what it returns at each release
 * that NAME.json lists. The code is run on the simulation, and the build fails when it returns anything else.
 */
export function examplePlugin(): Plugin {
  return {
    name: 'runner:example',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -SUFFIX.length);
      const known = file.replace(/\.ts$/, '.json');
      this.addWatchFile(file);
      this.addWatchFile(known);
      const code = await readFile(file, 'utf8');
      const { returned } = JSON.parse(await readFile(known, 'utf8')) as Known;
      const runs = await runExample(file, code, returned);
      return { code: `export default ${JSON.stringify({ code, runs })};`, moduleType: 'js' };
    },
  };
}

/**
 * Runs an example at each release and compares.
 *
 * @throws an Error that names the file, the release and what was returned instead
 */
export async function runExample(
  file: string,
  source: string,
  returned: Known['returned'],
): Promise<readonly { readonly release: string; readonly returned: unknown }[]> {
  const runs: { release: string; returned: unknown }[] = [];
  for (const [release, known] of Object.entries(returned)) {
    const settings = { release, options: defaultLabOptions, schedule: '' };
    const { report, headline, errors } = await runLabInNode({ source, settings });
    const seen = report?.search ? report.search.violation : report?.returned;
    if (!isDeepStrictEqual(seen, known)) {
      const problem = report
        ? JSON.stringify(seen)
        : [headline, ...errors.map(({ text }) => text)].join(' ');
      throw new Error(
        `${file} on ${release} returns something else than its .json says: ${problem}`,
      );
    }
    runs.push({ release, returned: seen });
  }
  if (runs.length === 0) throw new Error(`${file} is run at no release: list one in its .json`);
  return runs;
}
