import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { chapterOf } from './chapterOf.ts';
import { closingSections } from './closingSections.ts';

/** Lists the sections that the site adds at the end of a chapter in its table of contents. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { entry, toc } = locals.starlightRoute;
  const chapter = chapterOf(entry.data);
  if (!chapter || !toc) return;
  for (const { id, title } of closingSections(chapter)) {
    toc.items.push({ depth: 2, slug: id, text: title, children: [] });
  }
});
