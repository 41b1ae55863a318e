import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emitDeclarations } from '../../../src/editor/build/emitDeclarations.ts';
import { problemsOf } from '../support/problemsOf.ts';

const entry = fileURLToPath(new URL('../../../src/simkernel/index.ts', import.meta.url));

const declarations = emitDeclarations(entry);
const problems = (answer: string) => problemsOf('simkernel', declarations, answer);

describe('the declarations of simkernel', () => {
  it('let an answer import the kernel and its types, with nothing unresolved', () => {
    const answer = `import { boot, type Kernel, type folio } from 'simkernel';
      export const machine = boot({ release: '6.1' });
      export const fs: folio[] = [];
      export function wake(k: Kernel): void { k.wake_up_var('&page->_refcount'); }`;
    expect(problems(answer)).toEqual([]);
  });

  it('find the mistakes of an answer', () => {
    const answer = `import { boot } from 'simkernel';\nboot({ release: 61 });`;
    expect(problems(answer).join()).toContain("'number' is not assignable");
  });

  it('carry the documentation', () => {
    expect(declarations.some((file) => file.text.includes('/**'))).toBe(true);
  });

  it('name what is missing when the entry does not exist', () => {
    expect(() => emitDeclarations('/nowhere/index.ts')).toThrow('/nowhere/index.ts');
  });
});
