import type { Evaluate } from './evaluate.ts';

/** Evaluates CommonJS text and returns what it exported. */
export function loadModule(
  evaluate: Evaluate,
  text: string,
  fileName: string,
  globals: Readonly<Record<string, unknown>>,
): unknown {
  const module = { exports: {} as unknown };
  // The last sourceURL counts, so frames carry our file name whatever the text says.
  evaluate(`${text}\n//# sourceURL=${fileName}`, { ...globals, module, exports: module.exports });
  return module.exports;
}
