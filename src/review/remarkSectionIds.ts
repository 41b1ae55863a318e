import { fileURLToPath } from 'node:url';
import { isChapterFile } from './isChapterFile.ts';
import { splitSectionId } from './splitSectionId.ts';

interface HeadingNode {
  type: string;
  depth: number;
  children: { type: string; value?: string }[];
}

interface HeadingContext {
  textContent(node: unknown): string;
  setProperty(node: unknown, key: string, value: unknown): void;
}

/**
 * Markdown plugin: the trailing ` [#id]` of a heading becomes its permanent id.
 *
 * @throws in a chapter, when a `##` or `###` heading has no id
 */
export function remarkSectionIds({ fileURL }: { fileURL?: URL | undefined }) {
  return {
    name: 'section-ids',
    heading(node: HeadingNode, context: HeadingContext): void {
      const last = node.children.at(-1);
      const split = last?.type === 'text' ? splitSectionId(last.value ?? '') : undefined;
      if (split) {
        const text = { ...last, value: split.text };
        context.setProperty(node, 'children', [
          ...node.children.slice(0, -1),
          ...(split.text === '' ? [] : [text]),
        ]);
        context.setProperty(node, 'data', { hProperties: { id: split.id } });
      } else if (isChapterFile(fileURL) && (node.depth === 2 || node.depth === 3)) {
        throw new Error(
          `${fileURLToPath(fileURL)}: the heading "${context.textContent(node)}" has no permanent id. ` +
            'End it with [#kebab-case-id] and add the id to content/anchors.json.',
        );
      }
    },
  };
}
