import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { graphText } from '../../../src/runner/build/graphText.ts';

const folder = mkdtempSync(join(tmpdir(), 'graph-'));
afterAll(() => rmSync(folder, { recursive: true }));

const load = graphText().load as unknown as (
  this: { addWatchFile(file: string): void },
  id: string,
) => Promise<{ code: string } | null>;

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function read(): Promise<{ code: string | undefined; watched: string[] }> {
  const watched: string[] = [];
  const context = { addWatchFile: (file: string) => watched.push(file) };
  const module = await load.call(context, join(folder, 'scenarios.ts?graph'));
  return { code: module?.code, watched };
}

describe('graphText', () => {
  it('changes with a file that the file imports, and watches both', async () => {
    write(
      'scenarios.ts',
      `import { boot } from 'simkernel';\nimport { n } from './shared.ts';\nexport const x = [boot, n];`,
    );
    write('shared.ts', 'export const n = 1;');
    const first = await read();
    write('shared.ts', 'export const n = 2;');
    expect((await read()).code).not.toBe(first.code);
    expect(first.watched.map((file) => file.split('/').at(-1)).sort()).toEqual([
      'scenarios.ts',
      'shared.ts',
    ]);
  });

  it('stays as it is when only words and types change', async () => {
    write('scenarios.ts', 'export const x = 1;');
    const first = await read();
    write('scenarios.ts', '// One.\nexport const x: number =\n  1;');
    expect((await read()).code).toBe(first.code);
  });

  it('leaves every other import alone', async () => {
    expect(await load.call({ addWatchFile() {} }, join(folder, 'scenarios.ts'))).toBeNull();
  });
});
