/**
 * The text that a patch makes of another one.
 *
 * @throws when a hunk does not fit
 */
export function applyPatch(before: string, patch: string): string {
  const lines = patch.split('\n');
  const left = before.split('\n');
  const made: string[] = [];
  let at = 0;
  let line = lines.findIndex((text) => text.startsWith('@@'));
  while (line >= 0 && line < lines.length) {
    const [, start, from = '1', to = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(lines[line] ?? '') ?? [];
    if (start === undefined) break;
    made.push(...left.slice(at, Number(start) - 1));
    at = Number(start) - 1;
    line += 1;
    let taken = Number(from);
    let given = Number(to);
    while (taken > 0 || given > 0) {
      const text = lines[line] ?? '';
      const sign = text.slice(0, 1) || ' ';
      if (sign !== '+') {
        if (left[at] !== text.slice(1)) {
          throw new Error(`line ${line + 1} of the patch is not line ${at + 1} of the file`);
        }
        at += 1;
        taken -= 1;
      }
      if (sign !== '-') {
        made.push(text.slice(1));
        given -= 1;
      }
      line += 1;
    }
  }
  return [...made, ...left.slice(at)].join('\n');
}
