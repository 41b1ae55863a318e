import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesUnder } from '../../review/build/filesUnder.ts';
import { withPolicy } from './withPolicy.ts';

/**
 * Gives every built page a Content-Security-Policy with the hashes of its own inline scripts.
 *
 * Astro's own support leaves out `is:inline` scripts, and Starlight's theme and sidebar need theirs
 * before the first paint; so the hashes are taken from the finished pages.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'whp-content-security-policy',
    hooks: {
      'astro:build:done'({ dir }) {
        for (const file of filesUnder(fileURLToPath(dir), '.html')) {
          writeFileSync(file, withPolicy(readFileSync(file, 'utf8')));
        }
      },
    },
  };
}
