import { createServer } from 'node:http';
import { policyFor } from '../../../src/routes/build/policyFor.ts';
import type { RunnerFiles } from '../../../src/runner/build/buildRunnerFiles.ts';
import { listen } from '../../../scripts/listen.ts';
import { type BenchExercise, buildBench } from './buildBench.ts';

const html =
  '<!doctype html><title>Bench</title><link rel="icon" href="data:,"><body><script src="bench.js"></script>';

const BASE = '/deep/base/';

/** A page with the runner, served under the site's policy. */
export interface ServedBench {
  readonly address: string;
  close(): Promise<void>;
}

/** @param missing paths of files that the server does not have */
export async function serveBench(
  files: RunnerFiles,
  exercises: readonly BenchExercise[],
  missing: readonly string[] = [],
): Promise<ServedBench> {
  const script = await buildBench(files, exercises);
  const served = new Map<string, { type: string; content: string | Uint8Array }>([
    ['', { type: 'text/html', content: html }],
    ['bench.js', { type: 'text/javascript', content: script }],
    ...Object.values(files).map((file) => [file.path, file] as const),
  ]);
  for (const path of missing) served.delete(path);
  const server = createServer((request, response) => {
    const file = served.get((request.url ?? '').replace(BASE, ''));
    if (!file) return response.writeHead(404).end();
    const isPage = file.type === 'text/html';
    const headers = {
      'Content-Type': file.type,
      ...(isPage && { 'Content-Security-Policy': policyFor(html) }),
    };
    return response.writeHead(200, headers).end(file.content);
  });
  const port = await listen(server, 0);
  return {
    address: `http://localhost:${port}${BASE}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
