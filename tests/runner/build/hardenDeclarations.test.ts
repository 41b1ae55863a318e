import { globSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hardenDeclarations } from '../../../src/runner/build/hardenDeclarations.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../src/${name}`, import.meta.url));

async function hardenedIn(file: string): Promise<unknown[]> {
  const { outputFiles } = await build({
    entryPoints: [path(file)],
    bundle: true,
    write: false,
    format: 'iife',
    plugins: [hardenDeclarations],
  });
  const hardened: unknown[] = [];
  const harden = (item: unknown) => hardened.push(item);
  new Function('harden', outputFiles[0]?.text ?? '')(harden);
  return hardened;
}

const nameOf = (item: unknown) => (item as { name?: string }).name;

describe('hardenDeclarations', () => {
  it('hardens every class where it is declared, its bases included (trap 1)', async () => {
    const names = (await hardenedIn('simkernel/mm/page.ts')).map(nameOf);
    expect(names).toEqual(expect.arrayContaining(['KernelObject', 'page']));
  });

  it('hardens functions, generator functions and constants, exported or not', async () => {
    const hardened = await hardenedIn('simkernel/fs/xfs/xfs_dax_notify_failure.ts');
    expect(hardened.map(nameOf)).toEqual(
      expect.arrayContaining(['oneRoutine', 'xfs_dax_notify_failure', 'isOwnLog']),
    );
    expect(hardened).toContainEqual(expect.any(Map));
  });

  it('hardens a table of operations that no module exports', async () => {
    const hardened = await hardenedIn('simkernel/fs/xfs/mountXfs.ts');
    expect(hardened).toContainEqual({ notify_failure: expect.any(Function) });
  });

  it('knows every form in which the simulations declare something', () => {
    const strange = /^(?:export )?(?:(?:const|let) [^\w$]|var |default |import\(|[\w$]+ =)/m;
    const found = globSync(path('{simkernel,simtrees}/**/*.ts')).filter((file) =>
      strange.test(readFileSync(file, 'utf8')),
    );
    expect(found).toEqual([]);
  });
});
