/**
 * The pages of the symbols that a text names in backticks.
 *
 * @param text - Markdown; what code fences hold does not count
 * @param pageOf - from symbolPages()
 */
export function namedSymbols(
  text: string,
  pageOf: (code: string) => string | undefined,
): Set<string> {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  const names = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => pageOf(code) ?? []);
  return new Set(names);
}
