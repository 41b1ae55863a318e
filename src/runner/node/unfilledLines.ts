import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in an exercise that `npm run new:exercise` made until its author has written something there. */
const MARK = /\bFILL: ?(.*)/;

/** The rest of a line after such a text: the end of a literal or of a comment, and what follows. */
const CODE_BEHIND = /(?:'(?:,.*)?|,| \*\/)$/;

/**
 * The lines of an exercise's folder that are still to be filled in.
 *
 * @returns `FILE:LINE: what is to be written`, in the order of the files.
 */
export function unfilledLines(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const what = MARK.exec(line)?.[1];
          const place = `${path.slice(folder.length).replace(/^\//, '')}:${index + 1}`;
          return what === undefined ? [] : [`${place}: ${what.replace(CODE_BEHIND, '')}`];
        }),
    );
}
