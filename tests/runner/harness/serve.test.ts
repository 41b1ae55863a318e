import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { buildWorkerText } from '../../../src/runner/build/buildWorkerText.ts';
import { compileInNode } from '../../../src/runner/node/compileInNode.ts';
import { workerThreadText } from '../../../src/runner/node/workerThreadText.ts';
import { planChecks } from '../../../src/runner/protocol/planChecks.ts';
import { exercise, modules, solution } from '../fixture/exercise.ts';

const workerText = await buildWorkerText({ modules });
const { module, exports, stepBudget, scenarios } = exercise;

async function jobOf(source: string, run: string) {
  const compiled = await compileInNode(source, [module]);
  if (!compiled.ok) throw new Error('the answer does not compile');
  const plan = planChecks(exercise);
  return { run, answer: compiled.code, scenarios, module, exports, stepBudget, plan };
}

/** Everything that a worker says from its start to the end of its job. */
async function said(messages: readonly object[], pause = 0): Promise<string[]> {
  const worker = new Worker(workerThreadText(workerText), { eval: true, env: {} });
  const heard: string[] = [];
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (text: string) => {
      heard.push(...text.split('\n'));
      if (text === 'ready') {
        for (const [at, message] of messages.entries()) {
          setTimeout(() => worker.postMessage(JSON.stringify(message)), at * pause);
        }
      }
      if (text.includes('"type":"done"')) resolve();
    });
  });
  await worker.terminate();
  return heard;
}

describe('a worker', () => {
  it.each([
    ['at once', 0],
    ['when it is over', 500],
  ])('says the same after a rehearsal, the job coming %s', async (_, pause) => {
    const job = await jobOf(solution, 'job');
    const noisy = `console.log('rehearsed');\n${solution}`;
    const rehearsal = await jobOf(noisy, 'rehearsal');
    const alone = await said([job]);
    expect(alone.at(-1)).toContain('"type":"done"');
    expect(await said([{ rehearsal: [rehearsal, rehearsal] }, job], pause)).toEqual(alone);
  });
});
