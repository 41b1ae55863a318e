import { diffLines } from 'diff';

/** A line of a difference: only expected, only seen, or in both. */
export interface DifferenceLine {
  readonly side: 'expected' | 'seen' | 'both';
  readonly text: string;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

/**
 * Text as it is, a list of texts one a line, anything else as JSON with sorted keys, so that equal
 * data reads the same.
 */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isTextList(value)) return value.join('\n');
  return JSON.stringify(value, sortedKeys, 2) ?? 'nothing';
}

/** Lines that may differ. What differs in more has nothing in common that is worth a search of seconds. */
const MOST_CHANGES = 2_000;

/** Characters of both sides up to which lines in common are looked for. */
const LONGEST = 1_000_000;

/** Compares two values line by line; what was expected stands before what was seen. */
export function differenceLines(expected: unknown, seen: unknown): readonly DifferenceLine[] {
  const before = `${asText(expected)}\n`;
  const after = `${asText(seen)}\n`;
  const isShort = before.length + after.length <= LONGEST;
  const common = isShort ? diffLines(before, after, { maxEditLength: MOST_CHANGES }) : undefined;
  const parts = common ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  return parts.flatMap((part) => {
    const side = part.removed ? 'expected' : part.added ? 'seen' : 'both';
    return part.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DifferenceLine => ({ side, text }));
  });
}
