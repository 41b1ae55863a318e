import { compareFile } from '../src/evidence/compareFile.ts';
import { recordingFiles } from '../src/evidence/recordingFiles.ts';
import { report } from '../src/evidence/report.ts';

/** Replays every recording of a folder on the simulation: `npm run evidence [-- DIR]`. Exits 1 on any mismatch. */
function main(folder: string): number {
  const { lines, matched } = report(recordingFiles(folder).map(compareFile));
  for (const line of lines) console.log(line);
  return matched ? 0 : 1;
}

const [folder = 'content/evidence', ...rest] = process.argv.slice(2);
try {
  if (rest.length > 0) throw new Error('Give one folder: npm run evidence -- DIR');
  process.exitCode = main(folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
