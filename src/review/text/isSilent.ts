import { hasClass } from '../html/hasClass.ts';
import type { HtmlElement } from '../html/htmlNode.ts';

const silentTags = new Set([
  'script',
  'style',
  'template',
  'svg',
  'button',
  'input',
  'cite-section',
]);

/** Has this element nothing to say in plain text: controls, drawings, what is said for screen readers only? */
export function isSilent(element: HtmlElement): boolean {
  const { attributes } = element;
  return (
    silentTags.has(element.tag) ||
    attributes.has('data-no-text') ||
    attributes.get('aria-hidden') === 'true' ||
    hasClass(element, 'sr-only') ||
    hasClass(element, 'whp-short')
  );
}
