import type { VerdictError } from '../verdict.ts';

/** Largest answer that is compiled, in bytes of UTF-8. Our exercises need under 4 KB. */
export const SOURCE_LIMIT = 32 * 1024;

/** Deepest nesting of brackets that is compiled; a few thousand stall the compiler for seconds. */
export const NESTING_LIMIT = 500;

/** Most compile errors that are told of one file. */
export const ERROR_LIMIT = 20;

/** Longest compiled answer that is looked at. Constants that are put in where they are used can make a short file long. */
export const OUTPUT_LIMIT = 8 * SOURCE_LIMIT;
/** Longest source map that is read: a few characters for each word of a file, and the file itself. */
const MAP_LIMIT = 32 * SOURCE_LIMIT;

const OPENING = '([{';
const CLOSING = ')]}';

/** What makes a source unfit for the compiler before it is even parsed, or `undefined`. */
export function findLimitError(source: string): VerdictError | undefined {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > SOURCE_LIMIT) {
    return {
      text: `The file is ${bytes.toLocaleString('en')} bytes long; the limit is ${SOURCE_LIMIT.toLocaleString('en')}. Take out what the exercise does not need.`,
      position: { line: 1, column: 1 },
    };
  }
  return findNestingError(source);
}

/** What makes a compiled answer unfit to be looked through, or `undefined`. */
export function findOutputError(output: {
  readonly code: string;
  readonly map: string;
}): VerdictError | undefined {
  if (output.code.length <= OUTPUT_LIMIT && output.map.length <= MAP_LIMIT) return undefined;
  return {
    text: `The file compiles to ${output.code.length.toLocaleString('en')} characters; the limit is ${OUTPUT_LIMIT.toLocaleString('en')}. Look for constants of an enum that hold long texts, and shorten them.`,
    position: { line: 1, column: 1 },
  };
}

// Brackets inside strings count too: telling them apart takes a parser, which is what must not run.
function findNestingError(source: string): VerdictError | undefined {
  let depth = 0;
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < source.length; index++) {
    const char = source.charAt(index);
    if (char === '\n') {
      line++;
      lineStart = index + 1;
    } else if (OPENING.includes(char)) {
      depth++;
    } else if (CLOSING.includes(char) && depth > 0) {
      depth--;
    }
    if (depth > NESTING_LIMIT) {
      return {
        text: `Brackets are nested deeper than ${NESTING_LIMIT} levels here, more than the compiler takes. Split the expression, or close the brackets.`,
        position: { line, column: index - lineStart + 1 },
      };
    }
  }
  return undefined;
}
