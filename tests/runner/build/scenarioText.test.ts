import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scenarioText } from '../../../src/runner/build/scenarioText.ts';

const home = mkdtempSync(join(tmpdir(), 'scenarios-'));
const folder = join(home, 'exercise');
mkdirSync(folder);
const write = (name: string, text: string) => writeFileSync(join(home, name), text);
write('outside.ts', 'export const out = 1;');
write('exercise/mutants.ts', `import { access } from 'simkernel'; export const late = access;`);
write(
  'exercise/scenarios.ts',
  `import { late } from './mutants.ts'; export const scenarios = { late };`,
);
write('exercise/far.ts', `import { out } from '../outside.ts'; export const scenarios = { out };`);

it('brings in what lies beside the scenarios, and leaves the simulation outside', async () => {
  const { text, files } = await scenarioText(join(folder, 'scenarios.ts'), folder);
  expect([...files].sort()).toEqual([join(folder, 'mutants.ts'), join(folder, 'scenarios.ts')]);
  const module = { exports: {} as { scenarios?: unknown } };
  const access = () => {};
  new Function('module', 'exports', 'require', text)(module, module.exports, (name: string) => {
    expect(name).toBe('simkernel');
    return { access };
  });
  expect(module.exports.scenarios).toEqual({ late: access });
});

it('refuses a file from anywhere else', async () => {
  await expect(scenarioText(join(folder, 'far.ts'), folder)).rejects.toThrow(
    /brings in .*outside\.ts/,
  );
});
