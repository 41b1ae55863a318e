import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const SEARCH = '@pagefind/default-ui';
/** What Starlight waits with. A browser that is busy elsewhere may have no idle time for a page, ever. */
const IDLE = 'window.requestIdleCallback ||';
const onIntent = fileURLToPath(new URL('./searchOnIntent.ts', import.meta.url));

/**
 * Astro integration: Starlight loads the search as soon as a page is idle, which is more than all other script of a page
 * that is only read. It gets searchOnIntent.ts in its place at once, and that loads the search when the reader turns to it.
 */
export function searchIntegration(): AstroIntegration {
  let starlight: string | undefined;
  return {
    name: 'search',
    hooks: {
      'astro:config:setup'({ updateConfig }) {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'search:on-intent',
                enforce: 'pre',
                async resolveId(id, importer) {
                  if (id === SEARCH) {
                    starlight = importer;
                    return onIntent;
                  }
                  return id === 'virtual:search'
                    ? this.resolve(SEARCH, starlight, { skipSelf: true })
                    : null;
                },
                transform(code, id) {
                  if (!/\/Search\.astro\?.*type=script/.test(id)) return null;
                  if (!code.includes(IDLE)) throw new Error(`Search.astro has no ${IDLE}`);
                  return { code: code.replace(IDLE, ''), map: null };
                },
              },
            ],
          },
        });
      },
    },
  };
}
