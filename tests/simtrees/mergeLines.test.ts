import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { diffLines } from '../../src/simtrees/diffLines.ts';
import { splitLines } from '../../src/simtrees/lines.ts';
import { mergeLines } from '../../src/simtrees/mergeLines.ts';

const dir = mkdtempSync(join(tmpdir(), 'merge-file-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What `git merge-file` makes of three texts; undefined when it reports a conflict. */
function gitMerge(base: string, ours: string, theirs: string): string | undefined {
  for (const [name, text] of Object.entries({ base, ours, theirs }))
    writeFileSync(join(dir, name), text);
  const args = ['merge-file', '-p', 'ours', 'base', 'theirs'];
  const run = spawnSync('git', args, { cwd: dir, encoding: 'utf8' });
  return run.status === 0 ? run.stdout : undefined;
}

const lines = fc.array(fc.constantFrom('a\n', 'b\n', '\n', 'c\n'), { maxLength: 12 });

/** A side made from numbered lines by replacing, removing and inserting some. */
const edits = fc.array(
  fc.record({
    at: fc.nat(11),
    remove: fc.nat(2),
    insert: fc.array(fc.constantFrom('x\n', 'y\n'), { maxLength: 2 }),
  }),
  { maxLength: 3 },
);
const numbered = Array.from({ length: 12 }, (_, at) => `line ${at}\n`);

type Edit = { at: number; remove: number; insert: string[] };
function apply(changes: Edit[]): string[] {
  const side = numbered.map((line) => [line]);
  for (const { at, remove, insert } of changes) {
    for (let gone = at; gone < Math.min(12, at + remove); gone += 1) side[gone] = [];
    side[at] = [...insert, ...(side[at] ?? [])];
  }
  return side.flat();
}

test('merging a side with the base gives that side', () => {
  fc.assert(
    fc.property(lines, lines, (base, side) => {
      expect(mergeLines(base, side, base)).toEqual({ lines: side, conflicts: [] });
      expect(mergeLines(base, base, side)).toEqual({ lines: side, conflicts: [] });
      expect(mergeLines(base, side, side)).toEqual({ lines: side, conflicts: [] });
    }),
  );
});

test('a merge is clean both ways round or neither, and clean merges have one content', () => {
  fc.assert(
    fc.property(lines, lines, lines, (base, left, right) => {
      const [one, two] = [mergeLines(base, left, right), mergeLines(base, right, left)];
      expect(two.conflicts.length).toBe(one.conflicts.length);
      if (one.conflicts.length === 0) expect(two.lines).toEqual(one.lines);
    }),
  );
});

test('git merge-file stops on the same merges, and gives the same text for the others', () => {
  fc.assert(
    fc.property(edits, edits, (left, right) => {
      const [ours, theirs] = [apply(left), apply(right)];
      const mine = mergeLines(numbered, ours, theirs);
      const gits = gitMerge(numbered.join(''), ours.join(''), theirs.join(''));
      expect(mine.conflicts.length === 0 ? mine.lines.join('') : undefined).toBe(gits);
    }),
    { numRuns: 150 },
  );
});

test('adjacent changes of two sides conflict, changes with a line between them do not', () => {
  const base = ['1\n', '2\n', '3\n'];
  expect(mergeLines(base, ['x\n', '2\n', '3\n'], ['1\n', 'y\n', '3\n']).conflicts).toHaveLength(1);
  expect(mergeLines(base, ['x\n', '2\n', '3\n'], ['1\n', '2\n', 'y\n']).conflicts).toHaveLength(0);
});

test('a diff turns the old lines into the new ones, and leaves an unchanged line between changes', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changes = diffLines(before, after);
      let built = [...before];
      for (const { start, end, newStart, newEnd } of [...changes].reverse()) {
        built = [...built.slice(0, start), ...after.slice(newStart, newEnd), ...built.slice(end)];
      }
      expect(built).toEqual(after);
      changes.slice(1).forEach((change, at) => {
        expect(change.start).toBeGreaterThan(changes[at]?.end ?? -1);
      });
    }),
  );
});

test('splitting a text into lines loses nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ') }), (text) => {
      expect(splitLines(text).join('')).toBe(text);
      expect(
        splitLines(text)
          .slice(0, -1)
          .every((line) => line.endsWith('\n')),
      ).toBe(true);
    }),
  );
});
