import type { RunnerFiles } from './buildRunnerFiles.ts';

/** The name under which pages import where the runner's files are. */
export const filesModuleName = 'virtual:runner-files';

/** The text of that module. */
export function filesModule({ document, worker, compiler }: RunnerFiles): string {
  const paths = { document: document.path, worker: worker.path, compiler: compiler.path };
  return `export const runnerFiles = ${JSON.stringify(paths)};`;
}
