import type { KeptBecause, KeptText } from './keptText.ts';

/** What the reader's browser stores for one exercise. A change of shape gets a new `version`. */
export interface DraftRecord {
  readonly version: 1;
  /** Grows by one with every write, whichever tab writes. */
  readonly revision: number;
  /** The tab that wrote `text`. */
  readonly tab: string;
  readonly starterHash: string;
  readonly text: string;
  readonly kept: readonly KeptText[];
  readonly hints: number;
  readonly attempts: number;
  readonly solutionShown: boolean;
  /** Texts of tabs that found a newer `text` than the one they started from, by tab. */
  readonly beside: Readonly<Record<string, string>>;
}

const BECAUSE: readonly KeptBecause[] = [
  'reset',
  'newStarter',
  'otherTab',
  'broughtBack',
  'unreadable',
];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isKeptText(value: unknown): value is KeptText {
  return (
    isObject(value) &&
    typeof value.text === 'string' &&
    BECAUSE.some((because) => because === value.because)
  );
}

function isDraftRecord(value: unknown): value is DraftRecord {
  return (
    isObject(value) &&
    value.version === 1 &&
    isCount(value.revision) &&
    typeof value.tab === 'string' &&
    typeof value.starterHash === 'string' &&
    typeof value.text === 'string' &&
    Array.isArray(value.kept) &&
    value.kept.every(isKeptText) &&
    isCount(value.hints) &&
    isCount(value.attempts) &&
    typeof value.solutionShown === 'boolean' &&
    isObject(value.beside) &&
    Object.values(value.beside).every((text) => typeof text === 'string')
  );
}

/** Reads a stored record; null when it is damaged or was written by another version of the site. */
export function parseDraftRecord(stored: string): DraftRecord | null {
  try {
    const value: unknown = JSON.parse(stored);
    return isDraftRecord(value) ? value : null;
  } catch {
    return null;
  }
}
