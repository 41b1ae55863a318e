import { build } from 'esbuild';
import type { Plugin } from 'vite';

const SUFFIX = '?graph';

/**
 * Vite plugin: `import text from './expected.ts?graph'` gives the file and all that it imports as one text, without
 * types and comments. It changes with what the file does, wherever that is written; nobody runs it.
 */
export function graphText(): Plugin {
  return {
    name: 'runner:graph-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const { text, files } = await readGraph(id.slice(0, -SUFFIX.length));
      for (const file of files) this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js' };
    },
  };
}

/**
 * @returns the file with all that it imports, the simulations left out, and the files that were read
 * @throws esbuild's BuildFailure when an import cannot be found
 */
async function readGraph(entry: string): Promise<{ text: string; files: readonly string[] }> {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: '/',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    minifyWhitespace: true,
    external: ['simkernel', 'simtrees', 'explore'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = Object.keys(result.metafile.inputs).map((path) => `/${path}`);
  return { text: result.outputFiles[0]?.text ?? '', files };
}
