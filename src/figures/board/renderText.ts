import type { BoardData, BoardNode } from './boardData.ts';

/** Columns that a line of the text form may have. */
const COLUMNS = 75;

/** Columns for the name of a lane. */
const LANE = 12;

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > COLUMNS && line.trim() !== '') {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line];
}

function nodeLine(data: BoardData, node: BoardNode): string[] {
  const lane = data.lanes[node.lane]?.name ?? '';
  const letter = node.letter === '' ? ' ' : node.letter;
  const head = `     ${node.short}  ${letter}  ${lane.padEnd(LANE)}${node.subject}`;
  const marks = node.marks.flatMap((mark) => wrap(`! ${mark.kind}: ${mark.text}`, ' '.repeat(14)));
  return [head.slice(0, COLUMNS), ...marks];
}

/** Patches that went by several ids, in the order of the letters. */
function copies(data: BoardData): string[] {
  const byPatch = new Map<string, BoardNode[]>();
  for (const node of data.nodes) {
    if (node.patchId !== null)
      byPatch.set(node.patchId, [...(byPatch.get(node.patchId) ?? []), node]);
  }
  return [...byPatch.values()]
    .filter((nodes) => nodes.length > 1)
    .map((nodes) => {
      const ids = nodes.map(({ short, gone, lane }) =>
        gone === null ? short : `${short} (dropped by ${data.lanes[lane]?.name})`,
      );
      return `  ${nodes[0]?.letter}: ${ids.join(' = ')}`;
    });
}

/** The board as text of at most 75 columns, in ASCII: the lanes, then each step with the commits it makes. */
export function renderText(data: BoardData): string {
  const lanes = data.lanes.map(({ name, note }) => `  ${name.padEnd(LANE)}${note}`);
  const key = data.letters.flatMap(({ letter, name, subject }) =>
    wrap(`${letter}  ${name}: ${subject}`, '  '),
  );
  const steps = data.steps.flatMap(({ command, text }, step) => {
    const heading = command === '' ? text : `${command}`;
    const made = data.nodes.filter((node) => node.step === step);
    return [
      ...wrap(`${step}. ${heading}`, ''),
      ...(command === '' ? [] : wrap(text, '   ')),
      ...made.flatMap((node) => nodeLine(data, node)),
    ];
  });
  const twice = copies(data);
  const same = twice.length === 0 ? [] : ['', 'One patch, several ids:', ...twice];
  return ['Trees:', ...lanes, '', 'Patches:', ...key, '', ...steps, ...same, ''].join('\n');
}
