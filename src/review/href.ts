/**
 * Prefixes a root-relative path of the site with the configured base.
 *
 * @param path - begins with a slash, e.g. `/evidence/`
 * @param base - the base the site is served under; the build's own by default
 */
export function href(path: string, base: string = import.meta.env.BASE_URL): string {
  if (!path.startsWith('/')) throw new Error(`href: "${path}" must begin with a slash`);
  return `${base.replace(/\/+$/, '')}${path}`;
}
