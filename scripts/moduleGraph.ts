import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const staticImport = /(?:\bimport\b|\bfrom\b)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;

/** The local modules that a built module imports statically, as paths. */
export function importsOf(file: string, code: string): string[] {
  return [...code.matchAll(staticImport)].map(([, path = '']) => join(dirname(file), path));
}

/**
 * All modules that the browser loads for these entries without being asked further: the entries and
 * what they import statically. Dynamic imports, made on intent, are not followed.
 */
export function moduleGraph(entries: readonly string[]): Map<string, string> {
  const modules = new Map<string, string>();
  const pending = [...entries];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (modules.has(file)) continue;
    const code = readFileSync(file, 'utf8');
    modules.set(file, code);
    pending.push(...importsOf(file, code));
  }
  return modules;
}
