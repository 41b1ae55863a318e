import { dirname, join } from 'node:path';
import { elements } from '../src/review/html/elements.ts';
import { parseHtml } from '../src/review/html/parseHtml.ts';
import { textContent } from '../src/review/html/textContent.ts';
import { importsOf, moduleGraph } from './moduleGraph.ts';

/** The JavaScript that a page costs: its inline scripts, and the files it loads. */
export interface PageScripts {
  inline: string[];
  files: Map<string, string>;
}

/** Modules that a page imports dynamically, but unasked, as soon as it is idle. */
const whenIdle = /\bimport\(["'`](\.\/searchOnIntent\.[^"'`]+\.js)["'`]\)/g;

/**
 * Collects the JavaScript that a built page loads while it is read: scripts, islands with their
 * renderer (an island of `client:visible` is read sooner or later), and what these import.
 *
 * @param root - the folder with the built site
 * @param base - the path the site is built for
 */
export function pageScripts(root: string, html: string, base: string): PageScripts {
  const prefix = base.replace(/\/+$/, '');
  const entries: string[] = [];
  const inline: string[] = [];
  const local = (url: string) => join(root, url.slice(prefix.length));
  for (const element of elements(parseHtml(html))) {
    const { tag, attributes } = element;
    const urls =
      tag === 'script'
        ? [attributes.get('src')]
        : tag === 'astro-island'
          ? [attributes.get('component-url'), attributes.get('renderer-url')]
          : [];
    for (const url of urls) if (url?.startsWith('/')) entries.push(local(url));
    const isCode = tag === 'script' && !/json/.test(attributes.get('type') ?? '');
    if (!isCode || attributes.has('src')) continue;
    const code = textContent(element);
    inline.push(code);
    entries.push(...importsOf(join(root, 'index.html'), code));
  }
  const loaded = moduleGraph(entries);
  const idle = [...loaded].flatMap(([file, code]) =>
    [...code.matchAll(whenIdle)].map(([, path = '']) => join(dirname(file), path)),
  );
  return { inline, files: moduleGraph([...loaded.keys(), ...idle]) };
}
