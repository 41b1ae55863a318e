import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const path = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));

// In a process of its own, because the thread cannot be ended but with its process.
const script = `
import { buildWorkerText } from ${path('../../../src/runner/build/buildWorkerText.ts')};
import { runInNode } from ${path('../../../src/runner/node/runInNode.ts')};
import { exercise, modules } from ${path('../fixture/exercise.ts')};
import { wholeRun } from ${path('../../../src/runner/sandbox/runClock.ts')};
const source = 'export function page_ref_add_unless_zero() { Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1); }';
const workerText = await buildWorkerText({ modules });
const { kind } = await runInNode({ source, exercise }, { workerText, clock: wholeRun(500) });
console.log('KIND ' + kind);
`;

it("ends a run whose thread is inside a loop of the engine's own", async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let output = '';
  await new Promise<void>((resolve) => {
    const take = (part: Buffer) => {
      output += String(part);
      if (/KIND \w+\n/.test(output)) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', () => resolve());
  });
  child.kill('SIGKILL');
  expect(output).toContain('KIND timeout');
});
