import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildGuest } from './record/buildGuest.ts';
import { kernelFiles } from './record/kernelFiles.ts';
import { parseLog } from './record/parseLog.ts';
import { kernelPackage } from './record/releases.ts';
import { runGuest } from './record/runGuest.ts';
import { readScenario } from './record/scenario.ts';
import { toRecording } from './record/toRecording.ts';

const usage = 'Give a kernel and a scenario: npm run record -- RELEASE SCENARIO [FOLDER]';
const LIMIT_MS = 240_000;

/** Records one scenario of recorder/scenarios on one kernel: FOLDER/RELEASE/SCENARIO.json. */
async function main(release: string, name: string, folder: string): Promise<void> {
  const kernel = kernelPackage(release);
  const path = `recorder/scenarios/${name}.json`;
  const scenario = readScenario(readFileSync(path, 'utf8'), path);
  const cache = process.env.RECORDER_CACHE ?? 'node_modules/.cache/recorder';
  const work = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    const files = kernelFiles(cache, kernel);
    const initramfs = buildGuest(work, cache, files, scenario);
    const ran = await runGuest(work, files.image, initramfs, scenario, name, LIMIT_MS);
    if (process.env.RECORDER_KEEP) {
      writeFileSync(join(process.env.RECORDER_KEEP, `${release}-${name}.log`), ran.log, 'latin1');
      writeFileSync(
        join(process.env.RECORDER_KEEP, `${release}-${name}.console`),
        ran.console,
        'latin1',
      );
    }
    const log = parseLog(ran.log, kernel.poisonBit);
    for (const note of log.notes) console.error(`${release}/${name}: ${note}`);
    if (log.release === '')
      throw new Error(`The guest did not come up:\n${ran.console.slice(-2000)}`);
    const recording = toRecording(name, kernel, scenario, log, ran.console);
    const target = join(folder, release, `${name}.json`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${JSON.stringify(recording, null, 1)}\n`);
    console.log(`${target}: ${recording.steps.length} steps`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const [release, name, folder = 'content/evidence', ...rest] = process.argv.slice(2);
try {
  if (!release || !name || rest.length > 0) throw new Error(usage);
  await main(release, name, folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
