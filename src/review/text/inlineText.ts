import { hasClass } from '../html/hasClass.ts';
import type { HtmlNode } from '../html/htmlNode.ts';
import { isSilent } from './isSilent.ts';

/** Text of inline content: source marks as `[1]`, releases in parentheses, outside links with their address. */
export function inlineText(node: HtmlNode): string {
  if (typeof node === 'string') return node;
  if (node.tag === 'br') return ' ';
  if (isSilent(node)) return '';
  const text = node.children.map(inlineText).join('');
  if (hasClass(node, 'whp-src')) return `[${text.trim()}]`;
  if (hasClass(node, 'whp-at') || hasClass(node, 'whp-kind')) return ` (${text.trim()})`;
  const target = node.attributes.get('href');
  if (node.tag === 'a' && target && /^https?:/.test(target) && target !== text) {
    return `${text} <${target}>`;
  }
  return text;
}
