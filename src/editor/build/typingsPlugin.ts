import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { emitDeclarations } from './emitDeclarations.ts';

const PREFIX = 'virtual:typings/';

/**
 * Serves `virtual:typings/NAME`: the declarations of src/NAME as data, a chunk of its own for each
 * package, for the editor's language service.
 */
export function typingsPlugin(): Plugin {
  let root = '';
  return {
    name: 'whp-typings',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const entry = join(root, 'src', id.slice(PREFIX.length + 1), 'index.ts');
      const files = emitDeclarations(entry);
      for (const file of files) {
        this.addWatchFile(join(dirname(entry), file.path.replace(/\.d\.ts$/, '.ts')));
      }
      return `export default ${JSON.stringify(files)};`;
    },
  };
}
