import type { Anchors } from './anchors.ts';
import { noteLines } from './cite/noteLines.ts';

interface HeadingElement {
  tagName: string;
  properties?: Record<string, unknown>;
}

interface ElementContext {
  textContent(node: unknown): string;
  wrapNode(node: unknown, parent: unknown): void;
}

function element(tagName: string, properties: object, text?: string, children: unknown[] = []) {
  return {
    type: 'element',
    tagName,
    properties,
    children: text === undefined ? children : [{ type: 'text', value: text }],
  };
}

/**
 * HTML plugin: puts the short link and the Cite button beside each heading with a permanent id.
 * The link is root-relative, as links of the prose are: baseLinks adds the base. A release picker adds the chosen
 * release to it, where the section is about that; the footnote has the address of the link.
 *
 * @param anchors - read for every page, so that a changed manifest is seen
 */
export function citableHeadings(anchors: () => Anchors) {
  return () => {
    const manifest = anchors();
    return {
      name: 'citable-headings',
      element: {
        filter: ['h2', 'h3'],
        visit(node: HeadingElement, context: ElementContext): void {
          const id = node.properties?.id;
          const anchor = typeof id === 'string' ? manifest[id] : undefined;
          if (typeof id !== 'string' || !anchor || 'redirect' in anchor) return;
          const title = context.textContent(node);
          const link = {
            href: `/r/${id}/`,
            className: ['whp-short'],
            ariaLabel: `Short link: ${title}`,
            dataReleases: anchor.releases.join(' '),
          };
          const cite = {
            dataCite: id,
            dataNote: noteLines({ ...anchor, title }).join('\n'),
          };
          const button = { type: 'button', ariaLabel: `Cite: ${title}` };
          context.wrapNode(
            node,
            element('div', { className: ['whp-heading', `level-${node.tagName}`] }, undefined, [
              element('a', link, '#'),
              element('cite-section', cite, undefined, [element('button', button, 'Cite')]),
            ]),
          );
        },
      },
    };
  };
}
