import { isChapterFile } from '../isChapterFile.ts';

interface CodeElement {
  tagName: string;
  name?: string | null;
}

interface CodeContext {
  textContent(node: unknown): string;
  wrapNode(node: unknown, parent: unknown): void;
  parent(node: unknown): (CodeElement & { type: string }) | undefined;
}

/** Where code is not running text, or is in a link already. */
const closed = /^(h[1-6]|pre|a)$/;

/**
 * HTML plugin: links the kernel symbols that a chapter names in backticks to their pages; of each the first in a section.
 * Of passages for different releases only one may be shown, so each has links of its own.
 *
 * @param pageOf - from symbolPages()
 */
export function linkSymbols(pageOf: (code: string) => string | undefined) {
  return ({ fileURL }: { fileURL?: URL | undefined }) => {
    let section = new Set<string>();
    let passages = new Map<unknown, Set<string>>();
    return {
      name: 'link-symbols',
      element: {
        filter: isChapterFile(fileURL) ? ['h2', 'h3', 'code'] : [],
        visit(node: CodeElement, context: CodeContext): void {
          if (node.tagName !== 'code') {
            section = new Set();
            passages = new Map();
            return;
          }
          const page = pageOf(context.textContent(node));
          if (page === undefined) return;
          let linked = section;
          for (let up = context.parent(node); up; up = context.parent(up)) {
            if (closed.test(up.tagName)) return;
            if (up.name !== 'Passage') continue;
            linked = passages.get(up) ?? new Set();
            passages.set(up, linked);
          }
          if (section.has(page) || linked.has(page)) return;
          linked.add(page);
          const properties = { href: `/symbols/${page}/`, className: ['whp-symbol'] };
          context.wrapNode(node, { type: 'element', tagName: 'a', properties, children: [] });
        },
      },
    };
  };
}
