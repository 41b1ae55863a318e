import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkAnchors, type PageHeadings } from '../checkAnchors.ts';
import { headingIds } from '../headingIds.ts';
import { parseHtml } from '../html/parseHtml.ts';
import { readAnchors } from '../readAnchors.ts';
import { filesUnder } from './filesUnder.ts';

/** Fails the build when the sections of the built chapters and content/anchors.json disagree. */
export function anchorCheck(): AstroIntegration {
  let root: URL | undefined;
  return {
    name: 'whp-anchors',
    hooks: {
      'astro:config:done'({ config }) {
        root = config.root;
      },
      'astro:build:done'({ dir, logger }) {
        if (!root) throw new Error('the anchor check ran before the configuration was complete');
        const folder = fileURLToPath(dir);
        const chapters = filesUnder(folder, 'index.html').flatMap((file): PageHeadings[] => {
          const ids = headingIds(parseHtml(readFileSync(file, 'utf8')));
          const page = `/${relative(folder, file).replace(/index\.html$/, '')}`;
          return ids ? [{ page, ids }] : [];
        });
        const problems = checkAnchors(readAnchors(root), chapters);
        if (problems.length > 0) throw new Error(`permanent ids:\n  ${problems.join('\n  ')}`);
        const count = chapters.reduce((sum, { ids }) => sum + ids.length, 0);
        logger.info(`${count} permanent ids on ${chapters.length} chapters`);
      },
    },
  };
}
