import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { hardenDeclarations } from './hardenDeclarations.ts';

const harness = fileURLToPath(new URL('../harness/', import.meta.url));
const src = fileURLToPath(new URL('../../', import.meta.url));

/** What only scenarios may import, besides the simulation: answers get nothing of it. */
export const scenarioModules = { explore: `${src}explore/index.ts` } as const;

export interface WorkerTextOptions {
  /** Path of each module that answers and scenarios may import. */
  readonly modules?: Readonly<Record<string, string>>;
  readonly minify?: boolean;
}

/** The two simulations of the site. */
export const simulationModules = {
  simkernel: `${src}simkernel/index.ts`,
  simtrees: `${src}simtrees/index.ts`,
} as const;

/**
 * Bundles SES, the harness and the simulations into the text of a classic worker script. SES locks
 * the realm down before the first line of a simulation runs.
 *
 * @throws esbuild's BuildFailure when a module cannot be found or does not compile.
 */
export async function buildWorkerText(options: WorkerTextOptions = {}): Promise<string> {
  const modules = Object.entries(options.modules ?? simulationModules);
  const forScenarios = Object.entries(scenarioModules);
  const lines = [
    `import './lockdown.ts';`,
    ...modules.map(([, path], index) => `import * as module${index} from ${JSON.stringify(path)};`),
    ...forScenarios.map(
      ([, path], index) => `import * as forScenarios${index} from ${JSON.stringify(path)};`,
    ),
    `import { evaluateInCompartment } from './evaluateInCompartment.ts';`,
    `import { hardenModule } from './hardenModule.ts';`,
    `import { serve } from './serve.ts';`,
    'serve({',
    ...modules.map(([name], index) => `${JSON.stringify(name)}: hardenModule(module${index}),`),
    '}, evaluateInCompartment, {',
    ...forScenarios.map(
      ([name], index) => `${JSON.stringify(name)}: hardenModule(forScenarios${index}),`,
    ),
    '});',
  ];
  return bundleWorker(lines.join('\n'), options.minify ?? false, [hardenDeclarations]);
}

/** Bundles the text of a worker's entry, resolved as a file of the harness. */
export async function bundleWorker(
  entry: string,
  minify: boolean,
  plugins: Plugin[] = [],
): Promise<string> {
  const result = await build({
    stdin: { contents: entry, resolveDir: harness, sourcefile: 'worker.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify,
    // SES refuses to start in sloppy mode.
    banner: { js: "'use strict';" },
    legalComments: 'none',
    logLevel: 'silent',
    plugins,
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('the worker bundle came out empty');
  return file.text;
}
