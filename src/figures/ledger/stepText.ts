import type { LedgerData } from './ledgerData.ts';

/** What happened in a column, and the counts after it, in a sentence. */
export function stepText(data: LedgerData, step: number): string {
  const column = data.columns[step];
  if (!column) return '';
  if (data.subject === 'pgmap') return `${column.text} Now pgmap->ref is ${column.refcount}.`;
  const pins = column.pins > 0 ? `, ${column.pins} pinned` : '';
  return `${column.text} Now ${column.refcount} held, ${column.mappings} mapped${pins}.`;
}
