import { extname } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { CountingSite, Fetched } from './countingSite.ts';
import { openExercisePage } from './exercisePage.ts';

/** What a page has fetched up to a moment, with its frame's and its workers' files, in KB after gzip. */
export interface ByteNumbers {
  readonly page: string;
  readonly until: string;
  readonly files: number;
  readonly scriptKB: number;
  /** The compiler. */
  readonly wasmKB: number;
  /** The text of the sandbox's worker, which is also in `scriptKB`. */
  readonly workerKB: number;
  readonly otherKB: number;
  readonly totalKB: number;
  readonly uncompressedKB: number;
}

function sum(page: string, until: string, fetched: readonly Fetched[]): ByteNumbers {
  const kilobytes = (wanted: (path: string) => boolean) =>
    fetched.filter(({ path }) => wanted(path)).reduce((all, { gzip }) => all + gzip, 0) / 1024;
  const isScript = (path: string) => extname(path) === '.js';
  const isWasm = (path: string) => extname(path) === '.wasm';
  return {
    page,
    until,
    files: fetched.length,
    scriptKB: kilobytes(isScript),
    wasmKB: kilobytes(isWasm),
    workerKB: kilobytes((path) => path.startsWith('/runner/worker')),
    otherKB: kilobytes((path) => !isScript(path) && !isWasm(path)),
    totalKB: kilobytes(() => true),
    uncompressedKB: fetched.reduce((all, { bytes }) => all + bytes, 0) / 1024,
  };
}

/** Opens a page with an empty cache, and an exercise's also as far as the first verdict. */
export async function measureBytes(
  newContext: () => Promise<BrowserContext>,
  site: CountingSite,
  paths: { readonly exercise: string; readonly chapter: string },
): Promise<ByteNumbers[]> {
  const reader = await newContext();
  site.takeFetched();
  const chapter = await reader.newPage();
  await chapter.goto(site.address + paths.chapter, { waitUntil: 'networkidle' });
  // Islands load when they come into view.
  await chapter.keyboard.press('End');
  await chapter.waitForLoadState('networkidle');
  const read = site.takeFetched();
  await reader.close();

  const solver = await newContext();
  const exercise = await openExercisePage(solver, site.address + paths.exercise);
  await exercise.page.waitForLoadState('networkidle');
  const opened = site.takeFetched();
  await exercise.runWithButton();
  const clicked = [...opened, ...site.takeFetched()];
  await solver.close();

  const typist = await newContext();
  const typed = await openExercisePage(typist, site.address + paths.exercise);
  await typed.enterEditor();
  await typed.page.keyboard.type(' ');
  await typed.runWithKeys();
  const edited = site.takeFetched();
  await typist.close();

  return [
    sum(paths.chapter, 'read', read),
    sum(paths.exercise, 'first key', opened),
    sum(paths.exercise, 'verdict by a click', clicked),
    sum(paths.exercise, 'verdict in Monaco', edited),
  ];
}
