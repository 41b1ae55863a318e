import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { compileAnswer } from '../../../src/runner/compile/compileAnswer.ts';

const compile = (source: string) => compileAnswer(transform, source, ['simkernel']);

async function errorsOf(source: string) {
  const compiled = await compile(source);
  return compiled.ok ? [] : compiled.errors;
}

describe('compileAnswer', () => {
  it('compiles TypeScript to CommonJS text with an external source map', async () => {
    const compiled = await compile('export const size: number = 4096;\n');
    expect(compiled).toMatchObject({ ok: true });
    expect(compiled).toHaveProperty('code', expect.stringContaining('module.exports'));
    expect(compiled).toHaveProperty('code', expect.not.stringContaining('sourceMappingURL'));
    expect(compiled).toHaveProperty('map', expect.stringContaining('answer.ts'));
  });

  it("reports a syntax error at the reader's line and column, both from 1", async () => {
    expect(await errorsOf('const a = 1;\nconst b: = 2;\n')).toEqual([
      { text: 'Unexpected "="', position: { line: 2, column: 10 } },
    ]);
  });

  it.each([
    ['export function f(k: any) {\n  return yield* k.g();\n}', 2],
    ['export const f = (k: any) => {\n  yield k.g();\n};', 2],
  ])('says that yield wants a generator: %j', async (source, line) => {
    const errors = await errorsOf(source);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.text).toContain('"function*"');
    expect(errors[0]?.text).not.toContain('ECMAScript');
    expect(errors[0]?.position?.line).toBe(line);
  });

  it('takes a text about yield * for a text', async () => {
    expect(await errorsOf("export const a = 'yield * b';")).toEqual([]);
  });

  it('counts columns in characters, not in bytes', async () => {
    const [error] = await errorsOf("const größe = 'ä'; const b: = 2;");
    expect(error?.position).toEqual({ line: 1, column: 29 });
  });

  it.each([
    ['import(', "const a = 1;\nvoid import('x');", { line: 2, column: 6 }],
    ['import(', "\n\nconst a = 'an import(x) here';", { line: 3, column: 15 }],
    ['<!--', 'const a = `\n\n  <!-- x`;', { line: 3, column: 3 }],
    ['-->', "const a = ['x',\n  '-->'];", { line: 2, column: 4 }],
    ['-->', 'f(/* a --> b */ 1);', { line: 1, column: 8 }],
    ['eval(', "const a = 1;\n  eval('a');", { line: 2, column: 3 }],
  ])(
    'explains %s, which SES refuses, in our words and at its line (trap 2)',
    async (token, source, position) => {
      const errors = await errorsOf(source);
      expect(errors).toContainEqual({
        text: expect.stringContaining(`does not accept the text ${token}`),
        position,
      });
      expect(JSON.stringify(errors)).not.toMatch(/SES|Compartment/);
    },
  );

  it('reports each refused text, where it stands', async () => {
    const errors = await errorsOf("const a = '-->';\nconst b = '-->';\n");
    expect(errors.map(({ position }) => position?.line)).toEqual([1, 2]);
  });

  it.each([
    ['a decrement before a comparison', 'let n = 3; while (n --> 0) {}\nexport const m = n;'],
    [
      'a refused text in a comment that compiling drops',
      '// import( <!-- eval(\nexport const a = 1;',
    ],
    ['a method that is called eval', 'export const a = (k: any) => k.eval(1);'],
  ])('accepts %s (trap 2)', async (_, source) => {
    expect(await errorsOf(source)).toEqual([]);
  });

  it.each([
    ["import fs from 'fs';\nfs.x;", 1],
    ['const a = 1;\nimport { x } from "node:fs"; x(a);', 2],
    ["import 'https://example.org/x.js';", 1],
    ["export * from './expected.ts';", 1],
    ["\nimport fs = require('fs'); fs.x;", 2],
    ["\n\nconst fs = require('fs');", 3],
  ])('names what can be imported when something else is: %j', async (source, line) => {
    const errors = await errorsOf(source);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.text).toContain("can import from 'simkernel' only");
    expect(errors[0]?.position?.line).toBe(line);
  });

  it('accepts the allowed import, imports of types, and a string that looks like an import', async () => {
    const source = `import { EIO } from 'simkernel';
      import type { Node } from 'elsewhere';
      export const a: Node = [EIO, 'require("fs")'];`;
    expect(await errorsOf(source)).toEqual([]);
  });

  it('passes on an error of the compiler that is not about the file', async () => {
    const broken = () => Promise.reject(new Error('the service is gone'));
    await expect(compileAnswer(broken, '', ['simkernel'])).rejects.toThrow('the service is gone');
  });

  it('refuses what a short file of folded constants compiles to before it reads any of it', async () => {
    const grow = (name: string, of: string) => `${name} = ${Array(8).fill(of).join(' + ')}`;
    const members = [grow('b', 'a'), grow('c', 'b'), grow('d', 'c'), grow('e', 'd')];
    const source = `const enum A { a = '${'-->'.repeat(8)}', ${members} }\nconsole.log(A.e, A.e);`;
    const errors = await errorsOf(source);
    expect(errors).toEqual([expect.objectContaining({ position: { line: 1, column: 1 } })]);
    expect(errors[0]?.text).toContain('the limit is 262,144');
    const code = '-->'.repeat(100_000);
    const unread = compileAnswer(async () => ({ code, map: 'no map' }), '', ['simkernel']);
    expect(await unread).toMatchObject({ ok: false });
  });

  it('stops at twenty errors, whatever the file repeats', async () => {
    expect(await errorsOf(`f('${'-->'.repeat(8_000)}');`)).toHaveLength(20);
    expect(await errorsOf(`f(\`${'eval()\n'.repeat(4_000)}\`);`)).toHaveLength(20);
    expect(await errorsOf("import 'x';\n".repeat(2_000))).toHaveLength(20);
    expect((await errorsOf('const a = 1, a = 2;\n'.repeat(1_000))).length).toBeLessThanOrEqual(20);
  });
});
