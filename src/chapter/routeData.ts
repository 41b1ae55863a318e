import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { getCollection } from 'astro:content';
import { href } from '../review/href.ts';
import { chapterOf } from './chapterOf.ts';
import { closingSections } from './closingSections.ts';
import { progressData } from './progressData.ts';

type Sidebar = App.Locals['starlightRoute']['sidebar'];

/** Progress by the address of a link in the sidebar: the chapters', and the list of exercises. */
async function progressLinks(): Promise<ReadonlyMap<string, string>> {
  const links = new Map([[href('/exercises/'), await progressData()]]);
  for (const { id, data } of await getCollection('docs')) {
    const exercises = chapterOf(data)?.exercises ?? [];
    if (exercises.length > 0) links.set(href(`/${id}/`), await progressData(exercises));
  }
  return links;
}

function markLinks(sidebar: Sidebar, links: ReadonlyMap<string, string>): void {
  for (const entry of sidebar) {
    if (entry.type === 'group') markLinks(entry.entries, links);
    else {
      const progress = links.get(entry.href);
      if (progress !== undefined) entry.attrs['data-progress'] = progress;
    }
  }
}

/**
 * Lists the sections that the site adds at the end of a chapter in its table of contents, and tells
 * the links of the sidebar which exercises they lead to.
 */
export const onRequest = defineRouteMiddleware(async ({ locals }) => {
  const { entry, sidebar, toc } = locals.starlightRoute;
  markLinks(sidebar, await progressLinks());
  const chapter = chapterOf(entry.data);
  if (!chapter || !toc) return;
  for (const { id, title } of closingSections(chapter)) {
    toc.items.push({ depth: 2, slug: id, text: title, children: [] });
  }
});
