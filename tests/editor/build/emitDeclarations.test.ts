import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { emitDeclarations } from '../../../src/editor/build/emitDeclarations.ts';

const entry = fileURLToPath(new URL('../../../src/simkernel/index.ts', import.meta.url));

/** Type-checks an answer against nothing but the emitted files, as the editor does. */
function problemsOf(answer: string): string[] {
  const files = new Map(
    emitDeclarations(entry).map((file) => [`/node_modules/simkernel/${file.path}`, file.text]),
  );
  files.set('/answer.ts', answer);
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

describe('the declarations of simkernel', () => {
  it('let an answer import the kernel and its types, with nothing unresolved', () => {
    const answer = `import { boot, type Kernel, type folio } from 'simkernel';
      export const machine = boot({ release: '6.1' });
      export const fs: folio[] = [];
      export function wake(k: Kernel): void { k.wake_up_var('&page->_refcount'); }`;
    expect(problemsOf(answer)).toEqual([]);
  });

  it('find the mistakes of an answer', () => {
    const answer = `import { boot } from 'simkernel';\nboot({ release: 61 });`;
    expect(problemsOf(answer).join()).toContain("'number' is not assignable");
  });

  it('carry the documentation', () => {
    expect(emitDeclarations(entry).some((file) => file.text.includes('/**'))).toBe(true);
  });

  it('name what is missing when the entry does not exist', () => {
    expect(() => emitDeclarations('/nowhere/index.ts')).toThrow('/nowhere/index.ts');
  });
});
