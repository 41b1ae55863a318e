import type { Author, Evaluate } from './evaluate.ts';

/** Evaluates CommonJS text and returns what it exported. */
export function loadModule(
  evaluate: Evaluate,
  text: string,
  fileName: string,
  globals: Readonly<Record<string, unknown>>,
  author: Author,
): unknown {
  const module = { exports: {} as unknown };
  // The last sourceURL counts, so frames carry our file name whatever the text says.
  const names = { ...globals, module, exports: module.exports };
  evaluate(`${text}\n//# sourceURL=${fileName}`, names, author);
  return module.exports;
}
