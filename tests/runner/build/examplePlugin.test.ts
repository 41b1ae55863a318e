import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { runExample } from '../../../src/runner/build/examplePlugin.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = fileURLToPath(new URL('../../../content/examples/', import.meta.url));
const known = readdirSync(folder).filter((file) => file.endsWith('.json'));

it.each(known)('%s says what its example returns', async (file) => {
  const code = readFileSync(`${folder}${file.replace('.json', '.ts')}`, 'utf8');
  const { returned } = JSON.parse(readFileSync(folder + file, 'utf8'));
  const runs = await runExample(file, code, returned);
  expect(runs.map(({ release }) => release)).toEqual(Object.keys(returned));
});

it('stops the build when an example returns something else, or stops, or is never run', async () => {
  const code = 'export const run = () => 2;';
  await expect(runExample('x.ts', code, { '6.1': 3 })).rejects.toThrow(
    'x.ts on 6.1 returns something else than its .json says: 2',
  );
  await expect(runExample('x.ts', 'throw new Error("now");', { '6.1': 3 })).rejects.toThrow('now');
  await expect(runExample('x.ts', code, {})).rejects.toThrow('no release');
});
