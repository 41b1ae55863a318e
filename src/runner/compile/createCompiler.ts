import { TimeLimitError, withTimeLimit } from '../withTimeLimit.ts';
import { type AheadCompiler, compileAhead } from './compileAhead.ts';
import { compileAnswer } from './compileAnswer.ts';
import type { Compiled } from './compiled.ts';
import { stalled } from './stalled.ts';
import { transformOptions } from './transformOptions.ts';

type Esbuild = typeof import('esbuild-wasm');

export interface Compiler extends AheadCompiler {
  /** Loads the compiler and runs it once on a text of ours: its first transform is slow. */
  warm(): Promise<void>;
  dispose(): void;
}

/** Longest time for one file. A file of ours takes a few milliseconds. */
export const COMPILE_BUDGET = 1_000;

const THROW_AWAY = 'export function warm(k: { f(): number }): number { return k.f() ?? 0; }';

/** The compiler of the browser: esbuild in WebAssembly, in a worker that esbuild makes itself. */
export function createCompiler(wasmUrl: string): Compiler {
  // Kept apart, so that a restart does not fetch and compile 14 MB again.
  let module: Promise<WebAssembly.Module> | undefined;
  let service: Promise<Esbuild> | undefined;

  function start(): Promise<Esbuild> {
    module ??= fetchModule(wasmUrl);
    service ??= module.then(load).catch((reason: unknown) => {
      module = undefined;
      service = undefined;
      throw reason;
    });
    return service;
  }

  /** @throws when the compiler itself cannot be loaded. */
  async function compile(source: string, allowedImports: readonly string[]): Promise<Compiled> {
    const esbuild = await start();
    try {
      const compiled = compileAnswer(esbuild.transform, source, allowedImports);
      return await withTimeLimit(compiled, COMPILE_BUDGET);
    } catch (reason) {
      if (!(reason instanceof TimeLimitError)) throw reason;
      // The transform cannot be called off: end the compiler's worker and load it anew.
      await esbuild.stop();
      service = undefined;
      start().catch(() => {});
      return stalled(COMPILE_BUDGET);
    }
  }

  return {
    ...compileAhead(compile),
    async warm() {
      await start();
    },
    dispose() {
      void service?.then((esbuild) => esbuild.stop());
      service = undefined;
    },
  };
}

async function load(wasmModule: WebAssembly.Module): Promise<Esbuild> {
  const esbuild = await import('esbuild-wasm/esm/browser.min.js');
  await esbuild.initialize({ wasmModule, worker: true });
  await esbuild.transform(THROW_AWAY, transformOptions);
  return esbuild;
}

async function fetchModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const isTyped = response.headers.get('Content-Type')?.startsWith('application/wasm');
  // A host that does not know the type of .wasm files serves them all the same.
  return isTyped
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
