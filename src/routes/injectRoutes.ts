import { existsSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

/** Route pattern to entry point, relative to the project's root. */
const routes = {
  '/exercises/[part]/[slug]': 'src/routes/exercise.astro',
  '/r/[id]': 'src/routes/shortLink.astro',
  '/evidence': 'src/routes/evidence.astro',
  '/evidence/[release]/[scenario]': 'src/routes/recording.astro',
  '/lab': 'src/routes/lab.astro',
  '/exercises': 'src/routes/exercises.astro',
  '/your-work': 'src/routes/yourWork.astro',
  '/symbols': 'src/routes/symbols.astro',
  '/symbols/[name]': 'src/routes/symbol.astro',
  '/errors': 'src/routes/errors.astro',
  '/errors/[...path]': 'src/routes/error.astro',
  '/reference': 'src/routes/reference.astro',
  '/reference/[name]': 'src/routes/referencePackage.astro',
  '/glossary': 'src/routes/glossary.astro',
  '/invariants': 'src/routes/invariants.astro',
  '/splats': 'src/routes/splats.astro',
  '/splats/[code]': 'src/routes/splat.astro',
  '/llms.txt': 'src/routes/llmsText.ts',
};

/** Adds the pages that are not chapters. */
export function injectRoutes(): AstroIntegration {
  return {
    name: 'whp-routes',
    hooks: {
      'astro:config:setup'({ config, injectRoute }) {
        for (const [pattern, path] of Object.entries(routes)) {
          const entrypoint = new URL(path, config.root);
          if (!existsSync(entrypoint)) throw new Error(`${pattern}: ${path} does not exist`);
          injectRoute({ pattern, entrypoint, prerender: true });
        }
      },
    },
  };
}
