import type { Citation } from './footnote.ts';

/** What a `<cite-section>` carries in its data attributes. */
export interface CiteData {
  citeTitle?: string;
  path?: string;
  releases?: string;
  source?: string;
}

/**
 * Reads the citation from a `<cite-section>`.
 *
 * @param base - the site's own address, against which the short link is resolved
 */
export function citationOf(data: CiteData, base: string): Citation {
  return {
    title: data.citeTitle ?? '',
    url: new URL(data.path ?? '', base).href,
    releases: (data.releases ?? '').split(' ').filter(Boolean),
    ...(data.source ? { source: data.source } : {}),
  };
}
