import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { moduleGraph } from './moduleGraph.ts';

/** What an exercise page imports on the way to its first verdict: one file each in a build. */
const always = ['createRunner', 'exercises', 'Results', 'browser.min'];
/** What it imports of one exercise: a file for every exercise, of which the largest is counted. */
const ofTheExercise = ['scenarios', 'starter', 'expected'];

/**
 * The built modules that an exercise page loads when it is run the first time, each with what it imports.
 *
 * @param root - the folder with the built site
 * @throws when a module that is expected is not in the build
 */
export function chunksOnIntent(root: string): Map<string, string> {
  const folder = join(root, '_astro');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const filesOf = (name: string): string[] => {
    const found = names.filter((file) => file.startsWith(`${name}.`) && file.endsWith('.js'));
    if (found.length === 0) throw new Error(`The build has no module "${name}".`);
    return found.map((file) => join(folder, file));
  };
  const largest = (files: readonly string[]): string[] => {
    const sized = files.map((file) => {
      const code = [...moduleGraph([file]).values()];
      return { file, length: code.reduce((sum, { length }) => sum + length, 0) };
    });
    return sized
      .sort((a, b) => b.length - a.length)
      .slice(0, 1)
      .map(({ file }) => file);
  };
  return moduleGraph([
    ...always.flatMap(filesOf),
    ...ofTheExercise.flatMap((name) => largest(filesOf(name))),
  ]);
}
