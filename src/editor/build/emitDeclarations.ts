import { dirname, relative } from 'node:path';
import ts from 'typescript';
import { packageProgram } from '../../reference/packageProgram.ts';

const SPECIFIER = /((?:from |import |import\(|declare module )['"]\.{1,2}\/[^'"]*)\.tsx?(?=['"])/g;

/** One generated declaration file; `path` is relative to the package's root. */
export interface DeclarationFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Emits the declarations, TSDoc included, of a package and of everything that it imports below its
 * own folder.
 *
 * @param entry - absolute path of the package's index.ts
 * @throws when TypeScript cannot name a type of the package's public face
 */
export function emitDeclarations(entry: string): readonly DeclarationFile[] {
  const root = dirname(entry);
  const { program } = packageProgram(entry);
  const files: DeclarationFile[] = [];
  const result = program.emit(
    undefined,
    (path, text) => {
      // A language service resolves './page.ts' from a declaration only to a source file.
      files.push({ path: relative(root, path), text: text.replace(SPECIFIER, '$1') });
    },
    undefined,
    true,
  );
  const [problem] = result.diagnostics;
  if (problem !== undefined) {
    throw new Error(
      `No declarations for ${entry}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`,
    );
  }
  const own = files.filter(({ path }) => !path.startsWith('..'));
  return own.toSorted((a, b) => a.path.localeCompare(b.path));
}
