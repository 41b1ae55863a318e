import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesUnder } from './filesUnder.ts';
import { chapterText } from '../text/chapterText.ts';

/** Where the pages are published when the build is not told: the address `npm start` serves. */
const localSite = 'http://localhost:4321';

/** Writes each chapter, and each page that asks for it, as plain text beside the page: `/part/slug/` becomes `/part/slug.txt`. */
export function chapterTexts(): AstroIntegration {
  let address = localSite;
  return {
    name: 'whp-chapter-texts',
    hooks: {
      'astro:config:done'({ config }) {
        address = new URL(config.base.replace(/\/*$/, '/'), config.site ?? localSite).href;
      },
      'astro:build:done'({ dir, logger }) {
        const root = fileURLToPath(dir);
        for (const file of filesUnder(root, 'index.html')) {
          const path = relative(root, file).replace(/index\.html$/, '');
          const text = chapterText(readFileSync(file, 'utf8'), new URL(path, address).href);
          if (text === undefined) continue;
          const target = `${path.replace(/\/$/, '')}.txt`;
          writeFileSync(new URL(target, dir), text);
          logger.info(target);
        }
      },
    },
  };
}
