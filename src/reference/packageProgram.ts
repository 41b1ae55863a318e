import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  declaration: true,
  emitDeclarationOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/**
 * A simulation package as TypeScript sees it: its entry and everything that the entry imports.
 *
 * @param entry - absolute path of the package's index.ts
 * @throws when there is no such file
 */
export function packageProgram(entry: string): {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
} {
  const program = ts.createProgram([entry], options);
  const file = program.getSourceFile(entry);
  if (file === undefined) throw new Error(`There is no ${entry}`);
  return { program, file };
}
