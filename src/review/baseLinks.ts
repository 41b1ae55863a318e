interface LinkElement {
  properties?: Record<string, unknown>;
}

interface LinkContext {
  setProperty(node: unknown, key: string, value: string): void;
}

/**
 * HTML plugin: prefixes root-relative links of the prose with the base the site is served under.
 *
 * @param base - without a trailing slash; the empty string changes nothing
 */
export function baseLinks(base: string) {
  return {
    name: 'base-links',
    element: {
      filter: ['a'],
      visit(node: LinkElement, context: LinkContext): void {
        const href = node.properties?.href;
        if (base === '' || typeof href !== 'string') return;
        if (!href.startsWith('/') || href.startsWith('//')) return;
        context.setProperty(node, 'href', base + href);
      },
    },
  };
}
