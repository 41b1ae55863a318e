import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Part } from './chapterSchema.ts';

/** The number in the frontmatter's `order:` line; chapters without one do not build. */
function orderOf(source: string): number {
  return Number(/^order:\s*(\d+)\s*$/m.exec(source)?.[1] ?? Number.NaN);
}

/**
 * The chapters of a part in reading order, as Starlight slugs for the sidebar.
 *
 * @param root - the project's root folder
 */
export function chapterSlugs(root: URL, part: Part): string[] {
  const folder = new URL(`content/docs/${part}/`, root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => ({
      slug: `${part}/${name.replace(/\.mdx$/, '')}`,
      order: orderOf(readFileSync(new URL(name, folder), 'utf8')),
    }))
    .sort((a, b) => a.order - b.order)
    .map(({ slug }) => slug);
}
