import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hardenClasses } from '../../../src/runner/build/hardenClasses.ts';

const page = fileURLToPath(new URL('../../../src/simkernel/mm/page.ts', import.meta.url));

describe('hardenClasses', () => {
  it('hardens every class where it is declared, its bases included (trap 1)', async () => {
    const { outputFiles } = await build({
      entryPoints: [page],
      bundle: true,
      write: false,
      format: 'iife',
      plugins: [hardenClasses],
    });
    const text = outputFiles[0]?.text ?? '';
    const hardened: unknown[] = [];
    new Function('harden', text)((item: unknown) => hardened.push(item));
    const names = hardened.map((item) => (item as { name: string }).name);
    expect(names).toEqual(expect.arrayContaining(['KernelObject', 'page']));
  });
});
