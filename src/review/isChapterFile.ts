/** Is this file a chapter, that is, does it lie in a part's folder under content/docs? */
export function isChapterFile(file: URL | undefined): file is URL {
  return file !== undefined && /\/content\/docs\/[^/]+\/[^/]+\.mdx$/.test(file.pathname);
}
