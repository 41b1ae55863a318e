import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const PREFIX = '\0lazy-style:';

/**
 * Makes Monaco's stylesheets part of its scripts. Astro links the styles of everything that a
 * page's script may import later into the page itself: 170 KB before the first keystroke.
 */
export function lazyStylesPlugin(): Plugin {
  return {
    name: 'whp-lazy-styles',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.endsWith('.css')) return undefined;
      if (!importer.includes('/node_modules/monaco-editor/')) return undefined;
      return `${PREFIX}${resolve(dirname(importer), source)}.js`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const file = id.slice(PREFIX.length, -'.js'.length);
      return `import css from ${JSON.stringify(`${file}?inline`)};
const style = document.createElement('style');
style.textContent = css;
document.head.append(style);`;
    },
  };
}
