import type { AstroIntegration } from 'astro';
import { lazyStylesPlugin } from './lazyStylesPlugin.ts';
import { typingsPlugin } from './typingsPlugin.ts';

/** Adds to the build what the editor loads on demand: the simulation's types, Monaco's styles. */
export function editorIntegration(): AstroIntegration {
  return {
    name: 'whp-editor',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [typingsPlugin(), lazyStylesPlugin()] } });
      },
    },
  };
}
