import { elements } from './html/elements.ts';
import { hasClass } from './html/hasClass.ts';
import type { HtmlElement } from './html/htmlNode.ts';

/** Headings whose ids the site writes, one a page; they are no permanent section ids. */
const closing = new Set(['exercises', 'leaves-out', 'sources']);

/**
 * The ids of the own `h2` and `h3` of a chapter, or of another page that promises to keep them by
 * `data-permanent-ids`; undefined for any other page.
 */
export function headingIds(page: HtmlElement): string[] | undefined {
  const article = [...elements(page)].find(
    ({ attributes }) => attributes.has('data-chapter') || attributes.has('data-permanent-ids'),
  );
  if (!article) return undefined;
  return [...elements(article)]
    .filter((element) => element.tag === 'h2' || element.tag === 'h3')
    .filter((element) => !hasClass(element, 'sr-only'))
    .map(({ attributes }) => attributes.get('id') ?? '')
    .filter((id) => id !== '' && !closing.has(id));
}
