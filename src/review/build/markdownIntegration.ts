import type { AstroIntegration } from 'astro';
import { baseLinks } from '../baseLinks.ts';
import { citableHeadings } from '../citableHeadings.ts';
import { readAnchors } from '../readAnchors.ts';
import { remarkSectionIds } from '../remarkSectionIds.ts';
import { scrollTables } from '../scrollTables.ts';
import { symbolTable } from '../../simkernel/symbolTable.ts';
import { linkTerms } from '../glossary/linkTerms.ts';
import { terms } from '../glossary/terms.ts';
import { linkSymbols } from '../symbols/linkSymbols.ts';
import { recordedNames } from '../symbols/recordedNames.ts';
import { symbolPages } from '../symbols/symbolPages.ts';

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

/**
 * Adds the guide's Markdown plugins: permanent section ids, Cite buttons, links to symbols and terms, links under a
 * base.
 */
export function markdownIntegration(): AstroIntegration {
  return {
    name: 'whp-markdown',
    hooks: {
      'astro:config:setup'({ config }) {
        const { processor } = config.markdown;
        if (!isPluggable(processor))
          throw new Error("the guide needs Astro's own Markdown processor");
        const base = config.base.replace(/\/+$/, '');
        const functions = [...symbolTable.map(({ name }) => name), ...recordedNames(config.root)];
        processor.options.mdastPlugins.unshift(remarkSectionIds);
        processor.options.hastPlugins.unshift(
          citableHeadings(() => readAnchors(config.root)),
          linkSymbols(symbolPages(functions)),
          linkTerms(terms),
          baseLinks(base),
          scrollTables(),
        );
      },
    },
  };
}
