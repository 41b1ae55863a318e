import type { AstroIntegration } from 'astro';
import { baseLinks } from '../baseLinks.ts';
import { citableHeadings } from '../citableHeadings.ts';
import { readAnchors } from '../readAnchors.ts';
import { remarkSectionIds } from '../remarkSectionIds.ts';
import { scrollTables } from '../scrollTables.ts';

/** The part of Astro's Markdown processor that takes plugins. */
interface PluggableProcessor {
  name: string;
  options: { mdastPlugins: unknown[]; hastPlugins: unknown[] };
}

function isPluggable(processor: unknown): processor is PluggableProcessor {
  return (
    typeof processor === 'object' &&
    processor !== null &&
    'name' in processor &&
    processor.name === 'satteri'
  );
}

/** Adds the guide's Markdown plugins: permanent section ids, Cite buttons, links under a base. */
export function markdownIntegration(): AstroIntegration {
  return {
    name: 'whp-markdown',
    hooks: {
      'astro:config:setup'({ config }) {
        const { processor } = config.markdown;
        if (!isPluggable(processor))
          throw new Error("the guide needs Astro's own Markdown processor");
        const base = config.base.replace(/\/+$/, '');
        processor.options.mdastPlugins.unshift(remarkSectionIds);
        processor.options.hastPlugins.unshift(
          citableHeadings(() => readAnchors(config.root)),
          baseLinks(base),
          scrollTables(),
        );
      },
    },
  };
}
