import type { Anchors } from './anchors.ts';
import { resolveAnchor } from './resolveAnchor.ts';

/** The permanent ids that a chapter's headings carry. */
export interface PageHeadings {
  /** The page's path without base: `/refcounting/idle-at-one/`. */
  page: string;
  ids: readonly string[];
}

/** Compares one id of the manifest with where it was found. */
function checkId(anchors: Anchors, id: string, pages: readonly string[]): string[] {
  const anchor = anchors[id];
  if (!anchor) {
    return pages.map(
      (page) => `${page} has a section [#${id}] that is not in content/anchors.json`,
    );
  }
  if ('redirect' in anchor) {
    try {
      resolveAnchor(anchors, id);
    } catch (error) {
      return [`the retired id ${id}: ${error instanceof Error ? error.message : String(error)}`];
    }
    return pages.map(
      (page) => `${page} uses the retired id ${id}; retired ids are never used again`,
    );
  }
  if (pages.length === 0) {
    return [
      `content/anchors.json promises ${id} at ${anchor.page}, but no section has it. ` +
        'Published ids stay: give the section its id back, or replace the entry by {"redirect": "NEW-ID"}.',
    ];
  }
  return [
    ...pages.slice(1).map((page) => `${id} is used twice: by ${pages[0]} and by ${page}`),
    ...pages
      .filter((page) => page !== anchor.page)
      .map((page) => `${id} is on ${page}, but content/anchors.json places it at ${anchor.page}`),
  ];
}

/** Compares the manifest with the built chapters, both ways; each problem says what to do. */
export function checkAnchors(anchors: Anchors, chapters: readonly PageHeadings[]): string[] {
  const pagesOf = new Map<string, string[]>(Object.keys(anchors).map((id) => [id, []]));
  for (const { page, ids } of chapters) {
    for (const id of ids) pagesOf.set(id, [...(pagesOf.get(id) ?? []), page]);
  }
  return [...pagesOf].flatMap(([id, pages]) => checkId(anchors, id, pages));
}
