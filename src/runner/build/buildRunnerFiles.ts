import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { buildSandboxDocument } from './buildSandboxDocument.ts';
import { buildWorkerText, type WorkerTextOptions } from './buildWorkerText.ts';

export interface RunnerFile {
  /** Path below the site's base, such as `runner/worker-1a2b3c4d.js`. */
  readonly path: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** The files that the runner loads by itself, by what they are. */
export type RunnerFiles = Readonly<Record<'document' | 'worker' | 'compiler', RunnerFile>>;

/**
 * Builds everything under /runner/. Each file is named by its content, so a page of one version of
 * the site never meets a sandbox of another.
 */
export async function buildRunnerFiles(options: WorkerTextOptions): Promise<RunnerFiles> {
  const wasm = createRequire(import.meta.url).resolve('esbuild-wasm/esbuild.wasm');
  const [document, worker, compiler] = await Promise.all([
    buildSandboxDocument(),
    buildWorkerText(options),
    readFile(wasm),
  ]);
  return {
    document: nameFile('sandbox', 'html', 'text/html; charset=utf-8', document),
    worker: nameFile('worker', 'js', 'text/javascript; charset=utf-8', worker),
    compiler: nameFile('esbuild', 'wasm', 'application/wasm', compiler),
  };
}

function nameFile(
  name: string,
  extension: string,
  type: string,
  content: string | Uint8Array,
): RunnerFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { path: `runner/${name}-${hash}.${extension}`, type, content };
}
