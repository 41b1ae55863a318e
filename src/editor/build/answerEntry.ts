import { dirname, relative } from 'node:path';
import ts from 'typescript';
import { packageProgram } from '../../reference/packageProgram.ts';

const primitive =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.BigIntLike;

/**
 * The declaration of a package's entry as an answer sees it: every type, the constants, and of the functions only those
 * that it may import. The other declarations of the package stay as they are.
 *
 * @param entry - absolute path of the package's index.ts
 * @param allowed - names of the functions
 * @throws when the package does not export a name that is allowed
 */
export function answerEntry(entry: string, allowed: readonly string[]): string {
  const { program, file } = packageProgram(entry);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(file);
  const exported = module ? checker.getExportsOfModule(module) : [];
  const names = new Set(exported.map(({ name }) => name));
  for (const name of allowed) {
    if (!names.has(name)) throw new Error(`${entry} does not export ${name}.`);
  }
  const lines = exported.flatMap((alias) => {
    const { name, flags } = alias;
    const symbol = flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
    const [declaration] = symbol.getDeclarations() ?? [];
    if (!declaration) return [];
    const path = relative(dirname(entry), declaration.getSourceFile().fileName);
    const clause = `{ ${symbol.name} as ${name} } from './${path.replace(/\.ts$/, '')}';`;
    const isConstant =
      ts.isVariableDeclaration(declaration) &&
      (checker.getTypeAtLocation(declaration).flags & primitive) !== 0;
    if (isConstant || allowed.includes(name)) return [`export ${clause}`];
    return symbol.flags & ts.SymbolFlags.Type ? [`export type ${clause}`] : [];
  });
  return `${lines.join('\n')}\n`;
}
