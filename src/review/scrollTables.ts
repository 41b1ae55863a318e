interface TableContext {
  wrapNode(node: unknown, parent: unknown): void;
}

/**
 * HTML plugin: puts each table of the prose into a box that scrolls when the table is too wide, and
 * that the keyboard can reach to scroll it.
 */
export function scrollTables() {
  return {
    name: 'scroll-tables',
    element: {
      filter: ['table'],
      visit(node: unknown, context: TableContext): void {
        context.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: {
            className: ['whp-table'],
            role: 'group',
            tabIndex: 0,
            ariaLabel: 'Table',
          },
          children: [],
        });
      },
    },
  };
}
