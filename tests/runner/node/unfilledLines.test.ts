import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { unfilledLines } from '../../../src/runner/node/unfilledLines.ts';

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

it.each([
  ['// FILL: what the reader begins with.', 'what the reader begins with.'],
  ['/** FILL: the scene. */', 'the scene.'],
  ["title: 'FILL: what goes wrong'", 'what goes wrong'],
  ["  name: 'FILL: catches the mutant',", 'catches the mutant'],
  ["  quiet: { name: 'FILL: stays quiet', judge: judgeQuiet },", 'stays quiet'],
  ["releases: ['6.1'] # FILL: the releases", 'the releases'],
  ['// FILL: easy, medium or hard', 'easy, medium or hard'],
])('says of %j what is to be written, without the code behind it', (line, what) => {
  folder = mkdtempSync(join(tmpdir(), 'whp-'));
  writeFileSync(join(folder, 'a.ts'), `\n${line}\n`);
  expect(unfilledLines(folder)).toEqual([`a.ts:2: ${what}`]);
});
