import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

// Prettier puts every declaration of a module at the start of a line, and nothing else there.
const DECLARATION =
  /^(?:export )?(?:(?:abstract )?class|(?:async )?function\*?|const|let) ([\w$]+)/gm;

/**
 * esbuild plugin: hardens what a file of a simulation or of the search declares, at the end of the file: classes,
 * functions, and constants with all that they hold. Hardening what a module exports does not reach
 * what stands behind its functions, yet tables, prototypes and generators carry it to the reader's
 * code, which could leave a note there for the next check. Private maps and sets still take entries.
 */
export const hardenDeclarations: Plugin = {
  name: 'harden-declarations',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:simkernel|simtrees|explore)[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const names = new Set(Array.from(text.matchAll(DECLARATION), ([, name]) => name));
      const lines = Array.from(names, (name) => `harden(${name});`);
      return { contents: [text, ...lines].join('\n'), loader: 'ts' };
    });
  },
};
