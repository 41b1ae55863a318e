import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cjsText } from '../../../src/runner/build/cjsText.ts';

const load = cjsText().load as unknown as (
  this: { addWatchFile(file: string): void },
  id: string,
) => Promise<{ code: string } | null>;
const watched: string[] = [];
const context = { addWatchFile: (file: string) => watched.push(file) };
const scenarios = fileURLToPath(new URL('../fixture/scenarios.ts', import.meta.url));

describe('cjsText', () => {
  it('turns a ?cjs import into the CommonJS text of the file, and watches the file', async () => {
    const module = await load.call(context, `${scenarios}?cjs`);
    const text: unknown = JSON.parse(module?.code.replace(/^export default |;$/g, '') ?? '');
    expect(text).toContain('module.exports');
    expect(text).toContain('leaves-zero-alone');
    expect(watched).toEqual([scenarios]);
  });

  it('leaves every other import alone', async () => {
    expect(await load.call(context, scenarios)).toBeNull();
  });
});
