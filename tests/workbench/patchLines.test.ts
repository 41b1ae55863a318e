import { expect, it } from 'vitest';
import { patchLines } from '../../src/workbench/patchLines.ts';

const patch = `Subject: a patch

--- of the message

--- a/mm/gup.ts
+++ b/mm/gup.ts
@@ -1,3 +1,3 @@
 /* one
-   two */ let three = 3;
+   2 */ const three = 3;
 
@@ -9 +9 @@
-- 1;
++ 1;
-- 
2.47.3
`;

it('numbers every line that is shown, and tells the lines of the code from the others', async () => {
  const lines = await patchLines(patch);
  expect(lines.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
    '1 text',
    '2 text',
    '3 file',
    '4 text',
    '5 file',
    '6 file',
    '7 hunk',
    '8 same',
    '9 removed',
    '10 added',
    '11 same',
    '12 hunk',
    '13 removed',
    '14 added',
    '15 text',
    '16 text',
  ]);
});

it('shows every character of it', async () => {
  const lines = await patchLines(patch);
  const shown = lines.map(
    ({ sign, tokens }) => sign + tokens.map(({ content }) => content).join(''),
  );
  expect(shown.join('\n')).toBe(patch.trimEnd());
});

it('reads each side of the patch by itself', async () => {
  const lines = await patchLines(patch);
  const [removed, added] = [lines[8], lines[9]];
  // Both lines begin inside of the comment of the line above, and leave it.
  for (const line of [removed, added]) {
    const colours = new Set(line?.tokens.map(({ htmlStyle }) => JSON.stringify(htmlStyle)));
    expect(colours.size).toBeGreaterThan(2);
  }
});
