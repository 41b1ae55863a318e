import { mkdirSync, rmSync } from 'node:fs';
import { type Count, readReport } from './readReport.ts';
import { runCommand } from './runCommand.ts';
import type { Step } from './steps.ts';

/** Runs one step. A tool that reports no numbers counts as one check. */
async function runStep({ script, report }: Step): Promise<Count> {
  console.log(`\n== npm run ${script}`);
  if (!report) {
    const status = await runCommand('npm', ['run', '--silent', script]);
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await runCommand('npm', ['run', '--silent', script, '--', ...reporters]);
  return readReport(report, status);
}

/**
 * Runs all steps, also after one has failed, and ends with one line of numbers. Steps that need the
 * built site are counted as failed when it could not be built. Sets this process's exit status.
 */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  mkdirSync('.cache', { recursive: true });
  const total: Count = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const step of steps) {
    const isBlocked = step.needsBuild === true && failures.includes('build');
    const { passed, failed } = isBlocked ? { passed: 0, failed: 1 } : await runStep(step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failures.push(step.script);
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
}
