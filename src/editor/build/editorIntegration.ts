import type { AstroIntegration } from 'astro';
import { lazyStylesPlugin } from './lazyStylesPlugin.ts';
import { monacoKeysPlugin } from './monacoKeysPlugin.ts';
import { typingsPlugin } from './typingsPlugin.ts';

/**
 * Adds to the build what the editor loads on demand: the simulation's types, Monaco's styles, other keys.
 *
 * @param answerExports - the functions of each package that an answer may import
 */
export function editorIntegration(
  answerExports: Readonly<Record<string, readonly string[]>>,
): AstroIntegration {
  return {
    name: 'whp-editor',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: { plugins: [typingsPlugin(answerExports), lazyStylesPlugin(), monacoKeysPlugin()] },
        });
      },
    },
  };
}
