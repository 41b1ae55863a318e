import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/** One CommonJS text, ready to be evaluated in the sandbox, and the absolute paths of the files that went into it. */
export interface ScenarioText {
  readonly text: string;
  readonly files: readonly string[];
}

/**
 * Bundles a file of scenarios with what it imports from beside it: mutants, the code that a patch changes. The simulation
 * and the search stay outside.
 *
 * @param entry - absolute path of the file
 * @param within - the folder that holds all that may be bundled
 * @throws when a file outside of that folder is imported, or none that exists
 */
export async function scenarioText(entry: string, within: string): Promise<ScenarioText> {
  const root = dirname(entry);
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    target: 'es2022',
    external: ['simkernel', 'simtrees', 'explore'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = Object.keys(metafile.inputs).map((path) => join(root, path));
  const foreign = files.find((path) => relative(within, path).startsWith('..'));
  if (foreign !== undefined) {
    throw new Error(
      `${entry} brings in ${foreign}: scenarios import from 'simkernel', 'simtrees', 'explore' and from files beside them.`,
    );
  }
  return { text: outputFiles[0]?.text ?? '', files };
}
