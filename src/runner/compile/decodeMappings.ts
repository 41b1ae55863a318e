/** One segment of a source map's line: generated column and original line and column, from 0. */
export interface Segment {
  readonly generatedColumn: number;
  readonly line: number;
  readonly column: number;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Decodes the `mappings` of a source map with one source (ECMA-426, base 64 VLQ).
 * Segments without an original position are left out.
 */
export function decodeMappings(mappings: string): Segment[][] {
  let line = 0;
  let column = 0;
  return mappings.split(';').map((group) => {
    const segments: Segment[] = [];
    let generatedColumn = 0;
    for (const text of group === '' ? [] : group.split(',')) {
      const [generatedDelta = 0, source, lineDelta = 0, columnDelta = 0] = decodeVlq(text);
      generatedColumn += generatedDelta;
      if (source === undefined) continue;
      line += lineDelta;
      column += columnDelta;
      segments.push({ generatedColumn, line, column });
    }
    return segments;
  });
}

function decodeVlq(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of text) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    if (bits & 32) {
      shift += 5;
    } else {
      numbers.push(value & 1 ? -(value >> 1) : value >> 1);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
}
