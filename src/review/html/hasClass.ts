import type { HtmlElement } from './htmlNode.ts';

/** Does the element carry this class? */
export function hasClass(element: HtmlElement, name: string): boolean {
  return (element.attributes.get('class') ?? '').split(/\s+/).includes(name);
}
