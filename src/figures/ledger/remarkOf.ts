import type { LedgerData } from './ledgerData.ts';

/** What sets a release apart, in two or three words. */
export function remarkOf({ subject, idle, columns }: LedgerData): string {
  if (subject !== 'pgmap') return `idle at ${idle}`;
  return columns.some(({ what }) => what === 'sleep') ? 'waits' : 'does not wait';
}
