/** The exports that an exercise asks for, each read once, or the names that are missing. */
export type Answer =
  | { readonly ok: true; readonly exports: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly missing: readonly string[] };

/**
 * Takes the wanted exports out of what the answer's module exported. Each is read exactly once, so
 * a getter or a proxy cannot show one value to this code and another to the scenario.
 *
 * @param optional names that may be missing.
 * @throws what a getter of the answer throws.
 */
export function readAnswer(
  exported: unknown,
  names: readonly string[],
  optional: readonly string[] = [],
): Answer {
  const found = new Map<string, unknown>();
  if (typeof exported === 'object' && exported !== null) {
    for (const name of [...names, ...optional]) found.set(name, Reflect.get(exported, name));
  }
  const missing = names.filter((name) => found.get(name) === undefined);
  if (missing.length > 0) return { ok: false, missing };
  return { ok: true, exports: Object.freeze(Object.fromEntries(found)) };
}
