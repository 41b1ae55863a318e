import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { HtmlElement, HtmlNode } from './htmlNode.ts';

/** Parses a page as a browser does, and keeps elements, attributes and text. */
export function parseHtml(html: string): HtmlElement {
  return { tag: '#root', attributes: new Map(), children: nodes(parse(html).childNodes) };
}

function nodes(children: readonly DefaultTreeAdapterTypes.ChildNode[]): HtmlNode[] {
  return children.flatMap((child): HtmlNode[] => {
    if ('value' in child) return [child.value];
    if (!('tagName' in child)) return [];
    const inside = 'content' in child ? child.content : child;
    const attributes = new Map(child.attrs.map(({ name, value }) => [name, value]));
    return [{ tag: child.tagName, attributes, children: nodes(inside.childNodes) }];
  });
}
