/**
 * Breaks text into lines of at most `width` columns, at white space.
 * A word that is wider than a line is broken; nothing else is lost but white space.
 *
 * @param indent - what every line after the first begins with; counts as columns
 */
export function wrapWords(text: string, width: number, indent = ''): string[] {
  const room = width - indent.length;
  if (room < 1)
    throw new RangeError(`an indent of ${indent.length} leaves no room in ${width} columns`);
  const lines: string[] = [];
  let line = '';
  const limit = () => (lines.length === 0 ? width : room);
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length <= limit()) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > limit()) {
      const cut = limit();
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((text, index) => (index === 0 ? text : indent + text));
}
