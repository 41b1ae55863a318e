import { elements } from '../html/elements.ts';
import { parseHtml } from '../html/parseHtml.ts';
import { blocks } from './blockText.ts';
import { columns } from './columns.ts';

/**
 * A built chapter page, or the parts of another one that ask for it by `data-plain-text`, as plain text, wrapped for mail;
 * undefined for any other page.
 * Links of the site that carry `data-spell-link` are spelled out, as outside links are.
 *
 * @param html - the finished page
 * @param address - where the page is published, e.g. `https://example.org/refcounting/idle-at-one/`
 * @throws when a figure carries no text form
 */
export function chapterText(html: string, address: string): string | undefined {
  const page = [...elements(parseHtml(html))];
  const articles = page.filter(
    ({ attributes }) => attributes.has('data-chapter') || attributes.has('data-plain-text'),
  );
  const title = page.find(({ tag }) => tag === 'h1');
  if (articles.length === 0 || !title) return undefined;
  const context = { width: columns, shortLink: (path: string) => new URL(path, address).href };
  for (const { attributes } of page) {
    const target = attributes.get('href');
    if (target && attributes.has('data-spell-link')) {
      attributes.set('href', new URL(target, address).href);
    }
  }
  const opening = page.find(({ attributes }) => attributes.has('data-chapter-opening'));
  const text = [
    ...blocks([title], context),
    ...(opening ? ['', ...blocks(opening.children, context)] : []),
    '',
    address,
    '',
    ...blocks(articles, context),
  ];
  return `${text.join('\n')}\n`;
}
