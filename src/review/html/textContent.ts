import type { HtmlNode } from './htmlNode.ts';

/** All text within a node, as the DOM's textContent. */
export function textContent(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textContent).join('');
}
