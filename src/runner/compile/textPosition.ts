import type { SourcePosition } from '../sourcePosition.ts';

/** The position of an offset in a text. */
export function positionAt(text: string, offset: number): SourcePosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The offset of a position in a text; past the end of the text it is the text's length. */
export function offsetAt(text: string, position: SourcePosition): number {
  let offset = 0;
  for (let line = 1; line < position.line; line++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return Math.min(text.length, offset + position.column - 1);
}
