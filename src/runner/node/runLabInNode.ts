import { buildWorkerText } from '../build/buildWorkerText.ts';
import { labScenarioText } from '../build/labScenarioText.ts';
import { labImports, labJob } from '../lab/labJob.ts';
import type { LabOutcome } from '../lab/labOutcome.ts';
import type { LabRequest } from '../lab/runLab.ts';
import { readLabRun } from '../lab/readLabRun.ts';
import { uncompiledLab } from '../lab/uncompiledLab.ts';
import { type RunClock, wholeRun } from '../sandbox/runClock.ts';
import { compileInNode } from './compileInNode.ts';
import { runWorkerThread } from './runWorkerThread.ts';

let files: Promise<readonly [worker: string, scenario: string]> | undefined;

/** Compiles and runs a lab's code in Node: the same harness, the same outcome. */
export async function runLabInNode(
  { source, settings }: LabRequest,
  clock: RunClock = wholeRun(20_000),
): Promise<Omit<LabOutcome, 'total'>> {
  const compiled = await compileInNode(source, labImports);
  if (!compiled.ok) return uncompiledLab(compiled.errors);
  files ??= Promise.all([buildWorkerText(), labScenarioText()]);
  const [worker, scenario] = await files;
  const report = await runWorkerThread(worker, labJob(compiled.code, scenario, settings), clock);
  return readLabRun({ source, map: compiled.map, ...report });
}
