import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';
import { transformOptions } from '../compile/transformOptions.ts';

const SUFFIX = '?cjs';

/**
 * Vite plugin: `import text from './starter.ts?cjs'` gives the file compiled to CommonJS text,
 * exactly as an answer is compiled, ready to be evaluated in the sandbox.
 */
export function cjsText(): Plugin {
  return {
    name: 'runner:cjs-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -SUFFIX.length);
      this.addWatchFile(file);
      const { code } = await transform(await readFile(file, 'utf8'), transformOptions);
      return { code: `export default ${JSON.stringify(code)};`, moduleType: 'js' };
    },
  };
}
