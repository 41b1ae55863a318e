import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { answerEntry } from './answerEntry.ts';
import { emitDeclarations } from './emitDeclarations.ts';

const PREFIX = 'virtual:typings/';
const ANSWERS = 'answers/';

/**
 * Serves `virtual:typings/NAME`: the declarations of src/NAME as data, a chunk of its own for each package, for the
 * editor's language service; and `virtual:typings/answers/NAME`: the entry that stands in for the package's own where
 * only what an answer may import is to be offered.
 *
 * @param answerExports - the functions of each package that an answer may import
 */
export function typingsPlugin(answerExports: Readonly<Record<string, readonly string[]>>): Plugin {
  let root = '';
  return {
    name: 'whp-typings',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const wanted = id.slice(PREFIX.length + 1);
      const forAnswers = wanted.startsWith(ANSWERS);
      const name = forAnswers ? wanted.slice(ANSWERS.length) : wanted;
      const entry = join(root, 'src', name, 'index.ts');
      if (forAnswers) {
        this.addWatchFile(entry);
        return `export default ${JSON.stringify(answerEntry(entry, answerExports[name] ?? []))};`;
      }
      const files = emitDeclarations(entry);
      for (const file of files) {
        this.addWatchFile(join(dirname(entry), file.path.replace(/\.d\.ts$/, '.ts')));
      }
      return `export default ${JSON.stringify(files)};`;
    },
  };
}
