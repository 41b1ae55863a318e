import type { LedgerColumn, LedgerData } from './ledgerData.ts';

const width = 75;
const indent = 13;

/** The ledger as lines of at most 75 columns: one event each, with the counts after it. */
export function renderText(data: LedgerData): string {
  const lines = [...headOf(data)];
  data.acts.forEach((text, act) => {
    const own = data.columns.filter((column) => column.act === act);
    if (own.length === 0) return;
    lines.push(`--- ${act}. ${text}`, ...own.flatMap((column) => lineOf(data, column)));
  });
  return lines.join('\n');
}

/** A note per story of several releases. */
export function renderRuns(runs: readonly LedgerData[]): string {
  return runs.map(renderText).join('\n\n');
}

function headOf({ release, subject, page, idle }: LedgerData): string[] {
  return subject === 'pgmap'
    ? [`Linux ${release}, ${page}: removal waits until it is ${idle}.`, '', 'references']
    : [
        `Linux ${release}, ${page}: a page that nobody uses has a count of ${idle}.`,
        '',
        'refs  maps',
      ];
}

function lineOf({ subject }: LedgerData, column: LedgerColumn): string[] {
  const pins = column.pins > 0 ? ` ${column.pins} pinned` : '';
  const refs = String(column.refcount);
  const counts =
    subject === 'pgmap'
      ? refs.padStart(10)
      : `${refs.padStart(4)}  ${String(column.mappings).padStart(4)}`;
  const by = column.task ? `${column.task}: ${column.fn}` : column.fn;
  return [`${counts}   ${by}${pins}`, ...wrap(column.text)];
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].map((each) => `${' '.repeat(indent)}${each}`);
}
