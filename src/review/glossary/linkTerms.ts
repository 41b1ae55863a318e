import { isChapterFile } from '../isChapterFile.ts';
import { termPattern } from './termPattern.ts';
import type { Term } from './terms.ts';

interface TextNode {
  type: string;
  value: string;
}

interface TextContext {
  parent(node: unknown): { type: string; tagName?: string; name?: string | null } | undefined;
  replaceNode(node: unknown, nodes: unknown[]): void;
}

/** Running text is in these; what stands in a component, a heading or a link is left as it is. */
const open = /^(p|li|td|em|strong|ul|ol|blockquote|table|tbody|tr|div)$/;

/**
 * HTML plugin: links the first use of each term in a chapter to the glossary. A passage of some releases may not be
 * shown, so its uses do not count.
 */
export function linkTerms(terms: readonly Term[]) {
  const patterns = terms.map((term) => ({ id: term.id, pattern: termPattern(term) }));
  return ({ fileURL }: { fileURL?: URL | undefined }) => {
    if (!isChapterFile(fileURL)) return null;
    const left = new Map(patterns.map(({ id, pattern }) => [id, pattern]));
    const linkFirst = (text: string): unknown[] => {
      for (const [id, pattern] of left) {
        const match = pattern.exec(text);
        if (!match) continue;
        left.delete(id);
        const [form] = match;
        const properties = { href: `/glossary/#${id}`, className: ['whp-term'] };
        const link = { type: 'text', value: form };
        return [
          ...linkFirst(text.slice(0, match.index)),
          { type: 'element', tagName: 'a', properties, children: [link] },
          ...linkFirst(text.slice(match.index + form.length)),
        ];
      }
      return text === '' ? [] : [{ type: 'text', value: text }];
    };
    return {
      name: 'link-terms',
      text(node: TextNode, context: TextContext): void {
        let up = context.parent(node);
        if (up?.type !== 'element') return;
        for (; up && up.type !== 'root'; up = context.parent(up)) {
          if (up.type !== 'element' || !open.test(up.tagName ?? '')) return;
        }
        const before = left.size;
        const nodes = linkFirst(node.value);
        if (left.size < before) context.replaceNode(node, nodes);
      },
    };
  };
}
