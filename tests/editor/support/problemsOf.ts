import ts from 'typescript';
import type { DeclarationFile } from '../../../src/editor/build/emitDeclarations.ts';

/** Type-checks answers against nothing but the declarations of a package, as the editor does. */
export function problemsOf(
  name: string,
  declarations: readonly DeclarationFile[],
  ...answers: readonly string[]
): string[] {
  const files = new Map(
    declarations.map((file) => [`/node_modules/${name}/${file.path}`, file.text]),
  );
  for (const [index, answer] of answers.entries()) files.set(`/answer${index}.ts`, answer);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    lib: ['lib.es2022.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) =>
    files.get(path) ?? (path.includes('/lib.') ? readFile(path) : undefined);
  host.fileExists = (path) => files.has(path);
  host.directoryExists = (path) => [...files.keys()].some((file) => file.startsWith(`${path}/`));
  host.getCurrentDirectory = () => '/';
  host.getSourceFile = (path, version) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
}
