import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parametersOf } from '../../../src/simkernel/kernel/requireArguments.ts';
import { signatures } from '../../../src/simkernel/signatures.ts';
import { symbolTable } from '../../../src/simkernel/symbolTable.ts';

const root = new URL('../../../src/simkernel', import.meta.url).pathname;

/** The parameters of every function, as the interface KernelSymbols declares them over all files. */
function declared(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join(root, name), 'utf8');
    if (!text.includes('interface KernelSymbols')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isMethodSignature(node) && inKernelSymbols(node)) {
        const names = node.parameters.map(
          (parameter) => parameter.name.getText() + (parameter.questionToken ? '?' : ''),
        );
        found.set(node.name.getText(), names);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  }
  return found;
}

const inKernelSymbols = ({ parent }: ts.MethodSignature) =>
  ts.isInterfaceDeclaration(parent) && parent.name.text === 'KernelSymbols';

describe('the signatures that calls from outside are held to', () => {
  const parameters = declared();

  it.each(symbolTable.map(({ name }) => name as keyof typeof signatures))('%s', (name) => {
    const held = parametersOf(signatures[name]).map(
      (parameter) => parameter.name + (parameter.optional ? '?' : ''),
    );
    expect(held).toEqual(parameters.get(name));
  });
});
