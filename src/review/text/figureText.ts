import { elements } from '../html/elements.ts';
import { hasClass } from '../html/hasClass.ts';
import type { HtmlElement } from '../html/htmlNode.ts';
import { textContent } from '../html/textContent.ts';
import { wrapWords } from '../cite/wrapWords.ts';
import { inlineText } from './inlineText.ts';

/**
 * A figure as text: its caption and the text form that it carries, in `<pre class="figure-text">` or
 * `<template data-text>`.
 *
 * @throws when the figure carries no text form: it would be invisible to a reader of the text
 */
export function figureText(figure: HtmlElement, width: number): string[] {
  const inside = [...elements(figure)];
  const text = inside.find(
    (element) =>
      hasClass(element, 'figure-text') ||
      (element.tag === 'template' && element.attributes.has('data-text')),
  );
  const caption = inside.find(({ tag }) => tag === 'figcaption');
  const title = caption ? inlineText(caption).replace(/\s+/g, ' ').trim() : '';
  if (!text) throw new Error(`the figure "${title}" carries no text form (pre.figure-text)`);
  return [
    ...wrapWords(`Figure: ${title}`, width),
    '',
    ...textContent(text)
      .replace(/^\n+|\s+$/g, '')
      .split('\n')
      .map((line) => line.trimEnd()),
  ];
}
