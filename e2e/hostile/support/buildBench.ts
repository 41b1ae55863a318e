import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { RunnerFiles } from '../../../src/runner/build/buildRunnerFiles.ts';
import { filesModule, filesModuleName } from '../../../src/runner/build/filesModule.ts';

const page = fileURLToPath(new URL('./page.ts', import.meta.url));

/** An exercise as the bench takes it: data, and the file that holds its expected values. */
export interface BenchExercise {
  readonly bundle: Readonly<Record<string, unknown>>;
  readonly expectedPath: string;
}

/** Builds the bench's page script. The expected values are code and are bundled from their files. */
export async function buildBench(
  files: RunnerFiles,
  exercises: readonly BenchExercise[],
): Promise<string> {
  const imports = exercises.map(
    ({ expectedPath }, index) =>
      `import { expected as expected${index} } from ${JSON.stringify(expectedPath)};`,
  );
  const list = exercises.map(
    ({ bundle }, index) => `{ ...${JSON.stringify(bundle)}, expected: expected${index} }`,
  );
  const virtual = new Map([
    [filesModuleName, filesModule(files)],
    ['bench:exercises', `${imports.join('\n')}\nexport const exercises = [${list.join(',')}];`],
  ]);
  const result = await build({
    entryPoints: [page],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [
      {
        name: 'virtual',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(?:virtual|bench):/ }, ({ path }) => ({ path, namespace: 'made' }));
          onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({
            contents: virtual.get(path) ?? '',
            resolveDir: fileURLToPath(new URL('.', import.meta.url)),
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}
