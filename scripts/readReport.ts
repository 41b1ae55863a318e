import { existsSync, readFileSync } from 'node:fs';

/** How many tests passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

/**
 * The numbers of a vitest JSON report.
 *
 * Vitest counts tests; a file that could not be loaded, and an error outside every test, has none to
 * count, so a run that did not succeed has at least one failure. So has one without a readable report.
 *
 * @param status - the exit status of the runner
 */
export function readReport(path: string, status: number): Count {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const number = (name: string): number => {
    const value = typeof report === 'object' && report ? Reflect.get(report, name) : undefined;
    return typeof value === 'number' ? value : Number.NaN;
  };
  const passed = number('numPassedTests');
  const failed = number('numFailedTests');
  if (Number.isNaN(passed) || Number.isNaN(failed)) return { passed: 0, failed: 1 };
  const isEmpty = passed + failed === 0;
  return { passed, failed: (status !== 0 || isEmpty) && failed === 0 ? 1 : failed };
}
