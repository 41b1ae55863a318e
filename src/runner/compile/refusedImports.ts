import type { VerdictError } from '../verdict.ts';
import { indexLines } from './lineIndex.ts';
import type { PositionMap } from './positionMap.ts';
import { ERROR_LIMIT } from './sourceLimits.ts';

const REQUIRE = /\brequire\("((?:[^"\\]|\\.)*)"\)/g;

/** What a reader is told about an import that is not there. */
export function refusedImportText(name: string, allowed: string): string {
  return `There is no module '${name}' here. An answer can import from '${allowed}' only; types can be imported with \`import type\`.`;
}

/** Imports of anything but the exercise's own module, each at its place in the TypeScript. */
export function findRefusedImports(
  code: string,
  map: PositionMap,
  source: string,
  allowed: string,
): VerdictError[] {
  const errors: VerdictError[] = [];
  const inCode = indexLines(code);
  const inSource = indexLines(source);
  for (const match of code.matchAll(REQUIRE)) {
    if (errors.length >= ERROR_LIMIT) break;
    const name = match[1] ?? '';
    if (name === allowed) continue;
    const generated = inCode.positionAt(match.index);
    const position = map.toSource(generated.line, generated.column);
    if (!position) continue;
    const at = inSource.offsetAt(position);
    // A string that merely contains the text of a require is mapped to its own start.
    const isImport = source.startsWith(`'${name}'`, at) || source.startsWith(`"${name}"`, at);
    if (isImport || source.startsWith('require', at)) {
      errors.push({ text: refusedImportText(name, allowed), position });
    }
  }
  return errors;
}
