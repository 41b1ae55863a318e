import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundleEmacsKeys } from './bundleEmacsKeys.ts';

const VIM = /\/node_modules\/monaco-vim\//;
const EMACS = '\0monaco-emacs.js';
const API = /^monaco-editor(?:\/esm\/vs\/editor\/editor\.api)?$/;
const INNER = /^monaco-editor\/esm\/vs\//;

/**
 * Lets the packages with vim's and Emacs's keys share the page's Monaco. They name its modules as Monaco did before
 * 0.57, and would bring every language along. Of monaco-vim the module is taken, which is half the size of the script
 * that it names for browsers.
 */
export function monacoKeysPlugin(): Plugin {
  return {
    name: 'whp-monaco-keys',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined) return undefined;
      if (source === 'monaco-emacs') return EMACS;
      if (source === 'monaco-vim') {
        const found = await this.resolve(source, importer, { skipSelf: true });
        return found?.id.replace('monaco-vim.umd.js', 'index.mjs');
      }
      if (importer === EMACS) return this.resolve(source, fileURLToPath(import.meta.url));
      if (!VIM.test(importer)) return undefined;
      if (API.test(source)) return this.resolve('monaco-editor/editor', importer);
      if (!INNER.test(source)) return undefined;
      return this.resolve(source.replace(INNER, 'monaco-editor/'), importer);
    },
    load: (id) => (id === EMACS ? bundleEmacsKeys() : undefined),
  };
}
