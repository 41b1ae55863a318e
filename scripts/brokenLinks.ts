import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { elements } from '../src/review/html/elements.ts';
import { parseHtml } from '../src/review/html/parseHtml.ts';
import { resolveRequest } from './resolveRequest.ts';

/** What a check of the links found. */
export interface LinkReport {
  /** How many links within the site were followed. */
  checked: number;
  /** One line a link that leads nowhere: where it stands, what it says, what is wrong. */
  broken: string[];
}

interface Page {
  ids: Set<string>;
  links: string[];
}

/** A host that no link can name, so that links within the site are told from others. */
const origin = 'http://site.invalid';

const linkAttributes = ['href', 'src'];

function pageOf(html: string): Page {
  const ids = new Set<string>();
  const links: string[] = [];
  for (const { attributes } of elements(parseHtml(html))) {
    const id = attributes.get('id');
    if (id) ids.add(id);
    for (const name of linkAttributes) {
      const link = attributes.get(name);
      if (link !== undefined) links.push(link);
    }
    const refresh = /^\d+;\s*url=(.*)$/i.exec(attributes.get('content') ?? '')?.[1];
    if (refresh) links.push(refresh);
  }
  return { ids, links };
}

/**
 * Follows every link of the built pages that stays within the site.
 *
 * @param root - the folder with the built site
 * @param pages - path of each page's file to its HTML
 * @param base - the path the site is built for
 */
export function brokenLinks(
  root: string,
  pages: ReadonlyMap<string, string>,
  base: string,
): LinkReport {
  const parsed = new Map([...pages].map(([file, html]) => [file, pageOf(html)]));
  const prefix = base.replace(/\/+$/, '');
  const report: LinkReport = { checked: 0, broken: [] };
  const problem = (url: URL): string | undefined => {
    if (!url.pathname.startsWith(`${prefix}/`)) return 'is outside the base of the site';
    const target = resolveRequest(root, url.pathname.slice(prefix.length));
    if (!target) return 'leads nowhere';
    if ('redirect' in target) return `lacks the slash at its end: ${target.redirect}`;
    const id = decodeURIComponent(url.hash.slice(1));
    const page = parsed.get(target.file);
    if (id === '' || (page === undefined && existsSync(target.file))) return undefined;
    return page?.ids.has(id) ? undefined : `leads to a page without #${id}`;
  };
  for (const [file, { links }] of parsed) {
    const path = relative(root, file)
      .split(sep)
      .join('/')
      .replace(/index\.html$/, '');
    for (const link of links) {
      const url = new URL(link, `${origin}${prefix}/${path}`);
      if (url.origin !== origin) continue;
      report.checked += 1;
      const trouble = problem(url);
      if (trouble) report.broken.push(`/${path}: ${link} ${trouble}`);
    }
  }
  return report;
}
