import type { LedgerData } from './ledgerData.ts';

/** Measures of the drawing, in pixels. The labels beside it are HTML and use the same heights. */
export const measure = { head: 42, row: 42, bar: 13, barTop: 16, count: 25, tail: 10 } as const;

/** Columns share the width of a text column, between a width that numbers need and one that still looks like a bar. */
export function columnWidth(columns: number): number {
  return Math.max(31, Math.min(46, Math.floor(530 / columns)));
}

/** Middle of a column. */
export function middleOf(column: number, width: number): number {
  return column * width + width / 2;
}

export function widthOf(data: LedgerData): number {
  return data.columns.length * columnWidth(data.columns.length) + measure.tail;
}

/** The counts shown beneath the rows: pins only where somebody pins, and of a pgmap its references alone. */
export function countsOf(
  data: LedgerData,
): { label: string; field: 'refcount' | 'mappings' | 'pins' }[] {
  if (data.subject === 'pgmap') return [{ label: 'pgmap->ref', field: 'refcount' }];
  const pinned = data.columns.some(({ pins }) => pins > 0);
  return [
    { label: 'refcount', field: 'refcount' },
    { label: 'mappings', field: 'mappings' },
    ...(pinned ? [{ label: 'pins', field: 'pins' } as const] : []),
  ];
}

export function heightOf(data: LedgerData): number {
  return measure.head + data.rows.length * measure.row + countsOf(data).length * measure.count + 2;
}
