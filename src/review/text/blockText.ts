import { hasClass } from '../html/hasClass.ts';
import type { HtmlElement, HtmlNode } from '../html/htmlNode.ts';
import { textContent } from '../html/textContent.ts';
import { wrapWords } from '../cite/wrapWords.ts';
import { figureText } from './figureText.ts';
import { inlineText } from './inlineText.ts';
import { isSilent } from './isSilent.ts';
import { tableText } from './tableText.ts';

const blockTags = new Set(
  'address article aside blockquote dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul'.split(
    ' ',
  ),
);

/** Elements that stand for their children: islands and slots. */
const transparentTags = new Set(['astro-island', 'astro-slot']);

/** How a section's short link is written: absolute where the site's address is known. */
export type ShortLink = (path: string) => string;

interface Context {
  width: number;
  shortLink: ShortLink;
}

function holdsBlocks(element: HtmlElement): boolean {
  return element.children.some(
    (child) =>
      typeof child !== 'string' &&
      (blockTags.has(child.tag) || transparentTags.has(child.tag) || holdsBlocks(child)),
  );
}

function heading(element: HtmlElement, context: Context): string[] {
  const underline = element.tag === 'h1' || element.tag === 'h2' ? '=' : '-';
  const lines = wrapWords(inlineText(element), context.width);
  return [...lines, underline.repeat(Math.max(0, ...lines.map((line) => line.length)))];
}

/** The heading of a citable section with its short link beneath. */
function citable(element: HtmlElement, context: Context): string[] {
  const link = element.children.find(
    (child) => typeof child !== 'string' && hasClass(child, 'whp-short'),
  );
  const path = typeof link === 'object' ? link.attributes.get('href') : undefined;
  return [...blocks(element.children, context), ...(path ? [context.shortLink(path)] : [])];
}

function list(element: HtmlElement, context: Context): string[] {
  let number = Number(element.attributes.get('start') ?? 1);
  const lines: string[] = [];
  for (const item of element.children) {
    if (typeof item === 'string' || item.tag !== 'li') continue;
    const isSource = hasClass(element, 'whp-sources');
    const mark = element.tag === 'ul' ? '- ' : isSource ? `[${number}] ` : `${number}. `;
    number += 1;
    const indent = ' '.repeat(mark.length);
    const inner = blocks(item.children, { ...context, width: context.width - mark.length });
    lines.push(...inner.map((line, at) => (at === 0 ? mark : line === '' ? '' : indent) + line));
  }
  return lines;
}

/** A passage of some releases: a bar beside every line tells where it ends. */
function passage(element: HtmlElement, context: Context): string[] {
  const inner = blocks(element.children, { ...context, width: context.width - 2 });
  return inner.map((line) => `| ${line}`.trimEnd());
}

function block(element: HtmlElement, context: Context): string[] {
  switch (element.tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return heading(element, context);
    case 'ul':
    case 'ol':
      return list(element, context);
    case 'pre':
      return textContent(element)
        .replace(/\s+$/, '')
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${line}`));
    case 'table':
      return tableText(element, context.width);
    case 'figure':
      return hasClass(element, 'frame')
        ? blocks(element.children, context)
        : figureText(element, context.width);
    case 'hr':
      return ['* * *'];
    case 'blockquote':
      return blocks(element.children, { ...context, width: context.width - 2 }).map((line) =>
        `> ${line}`.trimEnd(),
      );
    default:
      if (hasClass(element, 'whp-passage')) return passage(element, context);
      return hasClass(element, 'whp-heading')
        ? citable(element, context)
        : blocks(element.children, context);
  }
}

/** Renders a run of nodes: inline runs as wrapped paragraphs, blocks each by its kind. */
export function blocks(nodes: readonly HtmlNode[], context: Context): string[] {
  const paragraphs: string[][] = [];
  let inline = '';
  const flush = () => {
    const lines = wrapWords(inline.replaceAll('\u00a0', ' '), context.width);
    if (lines.length > 0) paragraphs.push(lines);
    inline = '';
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && isSilent(node)) continue;
    if (typeof node === 'string' || !(blockTags.has(node.tag) || holdsBlocks(node))) {
      inline += inlineText(node);
      continue;
    }
    flush();
    const lines = block(node, context);
    if (lines.length > 0) paragraphs.push(lines);
  }
  flush();
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
