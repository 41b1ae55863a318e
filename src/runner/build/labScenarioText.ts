import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('../lab/labScenario.ts', import.meta.url));

/** The lab's scenario as one CommonJS text, ready to be evaluated in the sandbox; the simulation stays outside of it. */
export async function labScenarioText(): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
    external: ['simkernel', 'simtrees', 'explore'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}
