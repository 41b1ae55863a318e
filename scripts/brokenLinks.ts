import { relative, sep } from 'node:path';
import { LinkChecker, type LinkResult } from 'linkinator';
import { filesUnder } from '../src/review/build/filesUnder.ts';
import { listen } from './listen.ts';
import { staticServer } from './staticServer.ts';

/** What a check of the links found. */
export interface LinkReport {
  /** How many addresses within the site were reached from its first page by links. */
  checked: number;
  /** One line a link that leads nowhere: what it says, where it stands, what is wrong. */
  broken: string[];
}

/**
 * Follows every link of the built pages that stays within the site, its fragment included: from the first page on, and
 * then on the pages that no link led to. A link that a static host would redirect counts as broken.
 *
 * @param root - the folder with the built site
 * @param base - the path the site is built for
 */
export async function brokenLinks(root: string, base: string): Promise<LinkReport> {
  const server = staticServer(root, base);
  const origin = `http://localhost:${await listen(server, 0)}`;
  const home = `${origin}${base.replace(/\/+$/, '')}/`;
  const follow = async (path: string[], recurse: boolean) => {
    const { links } = await new LinkChecker().check({
      path,
      recurse,
      checkFragments: true,
      redirects: 'error',
      linksToSkip: (url) => Promise.resolve(!url.startsWith(`${origin}/`)),
    });
    return links.filter(({ state }) => state !== 'SKIPPED');
  };
  try {
    const reached = await follow([home], true);
    const known = new Set(reached.map(({ url }) => url.replace(/#.*/, '')));
    const pages = filesUnder(root, '.html').map((file) => home + addressOf(root, file));
    const alone = pages.filter((page) => !known.has(page));
    const rest = alone.length > 0 ? await follow(alone, false) : [];
    return {
      checked: reached.filter(({ url }) => url !== home).length,
      broken: [...reached, ...rest]
        .filter(({ state }) => state === 'BROKEN')
        .map((link) => describe(link).replaceAll(origin, '')),
    };
  } finally {
    server.close();
  }
}

function describe({ url, parent, status }: LinkResult): string {
  return `${url} on ${parent ?? 'no page'}: ${status ?? 'no answer'}`;
}

function addressOf(root: string, file: string): string {
  return relative(root, file)
    .split(sep)
    .join('/')
    .replace(/index\.html$/, '');
}
