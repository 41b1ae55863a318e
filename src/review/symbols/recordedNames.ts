import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { functionName } from '../../recordings/functionName.ts';
import { filesUnder } from '../build/filesUnder.ts';

/**
 * Every function that a recording shows, read without parsing the recordings.
 *
 * @param root - the project's root folder
 */
export function recordedNames(root: URL): Set<string> {
  const folder = fileURLToPath(new URL('content/evidence/', root));
  const names = new Set<string>();
  for (const file of filesUnder(folder, '.json')) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/"fn":\s*"([^"]+)"/g)) {
      names.add(functionName(name));
    }
  }
  return names;
}
