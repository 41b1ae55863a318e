import { kernelNames } from './kernelNames.ts';

/**
 * Leads from what prose writes in backticks, `folio_put()`, `&page->_refcount` or `struct page`, to the name of its page.
 *
 * @param functions - every function that has a page
 */
export function symbolPages(functions: Iterable<string>): (code: string) => string | undefined {
  const pages = new Map([...functions].map((name) => [name, name]));
  for (const { name, spelled } of kernelNames) {
    for (const spelling of spelled) if (!pages.has(spelling)) pages.set(spelling, name);
  }
  return (code) => pages.get(code.replace(/^&/, '').replace(/\([^()]*\)$/, ''));
}
