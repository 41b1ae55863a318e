import { elements } from '../html/elements.ts';
import type { HtmlElement } from '../html/htmlNode.ts';
import { wrapWords } from '../cite/wrapWords.ts';
import { inlineText } from './inlineText.ts';

const gap = '  ';

function cellsOf(row: HtmlElement): string[] {
  return row.children
    .filter((cell) => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th'))
    .map((cell) => inlineText(cell).replace(/\s+/g, ' ').trim());
}

/** A table whose columns fit: padded cells, with a rule under the head. */
function aligned(rows: string[][], widths: number[]): string[] {
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(gap)
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join(gap), ...body.map(line)];
}

/** A table that is too wide: one entry a row, each cell under the name of its column. */
function listed(rows: string[][], width: number): string[] {
  const [head = [], ...body] = rows;
  return body.flatMap((cells, index) => [
    ...(index === 0 ? [] : ['']),
    ...cells.flatMap((cell, column) => {
      const name = head[column];
      return wrapWords(name ? `${name}: ${cell}` : cell, width, '  ');
    }),
  ]);
}

/** A table as text: aligned where it fits into the width, else one entry a row. */
export function tableText(table: HtmlElement, width: number): string[] {
  const rows = [...elements(table)].filter(({ tag }) => tag === 'tr').map(cellsOf);
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const total = widths.reduce((sum, each) => sum + each, 0) + gap.length * Math.max(0, count - 1);
  return total <= width ? aligned(rows, widths) : listed(rows, width);
}
