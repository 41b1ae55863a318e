import type { SourcePosition } from '../sourcePosition.ts';

/** Positions and offsets of one text, each found without reading the text again. */
export interface LineIndex {
  positionAt(offset: number): SourcePosition;
  /** Past the end of the text it is the text's length. */
  offsetAt(position: SourcePosition): number;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return {
    positionAt(offset) {
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    offsetAt({ line, column }) {
      const start = starts[line - 1];
      return start === undefined ? text.length : Math.min(text.length, start + column - 1);
    },
  };
}
