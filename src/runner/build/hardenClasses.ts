import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const CLASS = /^(?:export )?(?:abstract )?class (\w+)/gm;

/**
 * esbuild plugin: hardens every class at the end of the file that declares it. Hardening what a
 * module exports does not reach the classes behind its functions, yet their instances carry their
 * prototypes to the reader's code.
 */
export const hardenClasses: Plugin = {
  name: 'harden-classes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:simkernel|simtrees)[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const names = Array.from(text.matchAll(CLASS), ([, name]) => name);
      const lines = names.map((name) => `harden(${name});`);
      return { contents: [text, ...lines].join('\n'), loader: 'ts' };
    });
  },
};
