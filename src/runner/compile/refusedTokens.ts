import type { VerdictError } from '../verdict.ts';
import { indexLines } from './lineIndex.ts';
import type { PositionMap } from './positionMap.ts';
import { ERROR_LIMIT } from './sourceLimits.ts';

// The same texts that SES rejects in the source of a Compartment (ses/src/transforms.js); the
// first group is what stands before the token.
const REFUSED = [
  {
    pattern: /(^|[^.]|\.\.\.)\bimport(?:\s*(?:\(|\/[/*]))/g,
    name: 'import(',
    advice: 'Nothing can be loaded while the code runs; use an import at the top of the file.',
  },
  {
    pattern: /()<!--/g,
    name: '<!--',
    advice: 'A browser may take it for the start of a comment; put a space into it.',
  },
  {
    pattern: /()-->/g,
    name: '-->',
    advice: 'A browser may take it for a comment; put a space into it.',
  },
  {
    pattern: /(^|[^.])\beval\s*\(/g,
    name: 'eval(',
    advice: 'Code cannot be made from text here; write it out, or choose another name.',
  },
];

/**
 * Texts in the compiled answer that the sandbox refuses to evaluate, also inside strings and the
 * few comments that survive compiling, each at its place in the TypeScript. Stops at the limit of
 * errors: a short source can compile to a hundred thousand of them.
 */
export function findRefusedTokens(code: string, map: PositionMap, source: string): VerdictError[] {
  const errors: VerdictError[] = [];
  const inCode = indexLines(code);
  const inSource = indexLines(source);
  for (const { pattern, name, advice } of REFUSED) {
    let searchedTo = 0;
    for (const match of code.matchAll(pattern)) {
      if (errors.length >= ERROR_LIMIT) return errors;
      const generated = inCode.positionAt(match.index + (match[1] ?? '').length);
      const mapped = map.toSource(generated.line, generated.column) ?? { line: 1, column: 1 };
      // A token inside a long string is mapped to where the string starts: look on from there.
      const from = Math.max(searchedTo, inSource.offsetAt(mapped));
      const found = new RegExp(pattern.source).exec(source.slice(from));
      const at = found ? from + found.index + (found[1] ?? '').length : from;
      searchedTo = at + name.length;
      errors.push({
        text: `The sandbox does not accept the text ${name} anywhere in the code, not even in a string or a comment. ${advice}`,
        position: found ? inSource.positionAt(at) : mapped,
      });
    }
  }
  return errors;
}
