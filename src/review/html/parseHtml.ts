import { decodeEntities } from './decodeEntities.ts';
import type { HtmlElement, HtmlNode } from './htmlNode.ts';

const voidTags = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** Elements whose content is text up to their end tag. */
const rawTags = new Set(['script', 'style', 'textarea', 'title']);

const token =
  /<!--[\s\S]*?-->|<![^>]*>|<\/([a-z][^\s/>]*)[^>]*>|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;

const attribute = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function parseAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

/**
 * Parses the HTML that the site's build writes into a tree.
 *
 * It is no browser's parser: it relies on end tags being written out, as Astro does, and does not
 * repair markup. An end tag without an open element is ignored; elements left open close with their
 * parent.
 */
export function parseHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: '#root', attributes: new Map(), children: [] };
  const open: HtmlElement[] = [root];
  const add = (node: HtmlNode) => open.at(-1)?.children.push(node);
  const scanner = new RegExp(token);
  let position = 0;
  for (let match = scanner.exec(html); match; match = scanner.exec(html)) {
    if (match.index > position) add(decodeEntities(html.slice(position, match.index)));
    position = scanner.lastIndex;
    const [whole, endTag, startTag, attributes = ''] = match;
    if (endTag) {
      const depth = open.findLastIndex((element) => element.tag === endTag.toLowerCase());
      if (depth > 0) open.length = depth;
    } else if (startTag) {
      const element: HtmlElement = {
        tag: startTag.toLowerCase(),
        attributes: parseAttributes(attributes),
        children: [],
      };
      add(element);
      if (voidTags.has(element.tag) || whole.endsWith('/>')) continue;
      if (rawTags.has(element.tag)) {
        const end = html.toLowerCase().indexOf(`</${element.tag}`, position);
        const text = html.slice(position, end < 0 ? html.length : end);
        if (text !== '') element.children.push(decodeEntities(text));
        position = end < 0 ? html.length : html.indexOf('>', end) + 1;
        scanner.lastIndex = position;
      } else {
        open.push(element);
      }
    }
  }
  if (position < html.length) add(decodeEntities(html.slice(position)));
  return root;
}
