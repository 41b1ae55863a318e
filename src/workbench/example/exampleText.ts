import { asText } from '../differenceLines.ts';
import { type ChapterExample, isAboutTrees } from './chapterExample.ts';

/** What one run is called beside its output. */
export function runTitle(example: ChapterExample, release: string): string {
  return isAboutTrees(example) ? 'It returns' : `Linux ${release} returns`;
}

/** An example as plain text: its code, and what it returned. */
export function exampleText(example: ChapterExample): string {
  const runs = example.runs.flatMap(({ release, returned }) => [
    '',
    `${runTitle(example, release)}:`,
    ...asText(returned)
      .split('\n')
      .map((line) => `    ${line}`),
  ]);
  return [example.code.trimEnd(), ...runs].join('\n');
}
