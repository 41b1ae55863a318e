import type { VerdictError } from '../verdict.ts';
import { indexLines } from './lineIndex.ts';
import type { PositionMap } from './positionMap.ts';
import { ERROR_LIMIT } from './sourceLimits.ts';

const REQUIRE = /\brequire\("((?:[^"\\]|\\.)*)"\)/g;

/** What a reader is told about an import that is not there. */
export function refusedImportText(name: string, allowed: readonly string[]): string {
  const list = allowed.map((module) => `'${module}'`).join(', ');
  return `There is no module '${name}' here. Code can import from ${list} only; types can be imported with \`import type\`.`;
}

/** Imports of anything but the allowed modules, each at its place in the TypeScript. */
export function findRefusedImports(
  code: string,
  map: PositionMap,
  source: string,
  allowed: readonly string[],
): VerdictError[] {
  const errors: VerdictError[] = [];
  const inCode = indexLines(code);
  const inSource = indexLines(source);
  for (const match of code.matchAll(REQUIRE)) {
    if (errors.length >= ERROR_LIMIT) break;
    const name = match[1] ?? '';
    if (allowed.includes(name)) continue;
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
