import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { expect, it } from 'vitest';

interface Prefresh {
  readonly name: string;
  configResolved(config: object): void;
  transform(this: object, code: string, id: string): Promise<{ code: string } | undefined>;
}

const found: Prefresh[] = [];
// By its address, because its types lead to sources of packages that this project's rules do not hold for.
const address = new URL('../astro.config.mjs', import.meta.url).href;
const { integrations } = ((await import(address)) as { default: AstroConfig }).default;
await integrations
  .find(({ name }) => name === '@astrojs/preact')
  ?.hooks['astro:config:setup']?.({
    command: 'dev',
    addRenderer() {},
    updateConfig({ vite }: { vite: { plugins: unknown[] } }) {
      for (const plugin of vite.plugins.flat(3) as Prefresh[]) {
        if (plugin?.name === 'prefresh') found.push(plugin);
      }
    },
  } as never);

/** Whether a module is evaluated again in place when it, or what it imports, changes while developing. */
async function isUpdatedInPlace(path: string): Promise<boolean> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  const [prefresh] = found;
  if (!prefresh) throw new Error('Preact brings no plugin for updates in place');
  prefresh.configResolved({ isProduction: false, command: 'serve', server: {} });
  const resolver = { resolve: async (id: string) => ({ id }) };
  const done = await prefresh.transform.call(resolver, readFileSync(file, 'utf8'), file);
  return done?.code.includes('import.meta.hot.accept') ?? false;
}

it('a component is updated in place, and a module that defines an element never', async () => {
  expect(await isUpdatedInPlace('src/workbench/RunBar.tsx')).toBe(true);
  for (const path of [
    'src/workbench/defineWorkbench.ts',
    'src/workbench/lab/defineLab.ts',
    'src/workbench/yourWork/defineYourWork.ts',
  ]) {
    expect(await isUpdatedInPlace(path), path).toBe(false);
  }
});
