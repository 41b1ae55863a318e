import { abortError } from '../abortError.ts';
import type { Compiled } from '../compile/compiled.ts';
import type { Compiler } from '../compile/createCompiler.ts';
import type { Sandbox } from '../sandbox/createSandbox.ts';
import { untilAborted } from '../untilAborted.ts';
import { labImports, labJob } from './labJob.ts';
import type { LabOutcome } from './labOutcome.ts';
import type { LabSettings } from './labSettings.ts';
import { readLabRun } from './readLabRun.ts';
import { uncompiledLab } from './uncompiledLab.ts';
import { unavailableLab } from './unavailableLab.ts';

export interface LabRequest {
  /** The reader's TypeScript. */
  readonly source: string;
  readonly settings: LabSettings;
}

/**
 * Compiles and runs a lab's code in the browser, in the sandbox and under the watchdogs of an answer.
 *
 * @throws AbortError when the signal fires before the outcome.
 */
export async function runLab(
  { source, settings }: LabRequest,
  { compiler, sandbox }: { readonly compiler: Compiler; readonly sandbox: Sandbox },
  signal: AbortSignal,
): Promise<LabOutcome> {
  const begin = performance.now();
  const timed = (outcome: Omit<LabOutcome, 'total'>): LabOutcome => ({
    ...outcome,
    total: performance.now() - begin,
  });
  sandbox.warm().catch(() => {});
  try {
    const scenario = import('virtual:lab-scenario');
    const compiled: Compiled = await untilAborted(compiler.compile(source, labImports), signal);
    if (!compiled.ok) return timed(uncompiledLab(compiled.errors));
    const { default: text } = await untilAborted(scenario, signal);
    const report = await sandbox.run(labJob(compiled.code, text, settings), signal);
    return timed(readLabRun({ source, map: compiled.map, ...report }));
  } catch (reason) {
    if (signal.aborted) throw abortError();
    return timed(unavailableLab(reason));
  }
}
