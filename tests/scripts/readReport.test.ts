import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readReport } from '../../scripts/readReport.ts';

const folder = mkdtempSync(join(tmpdir(), 'whp-'));
const file = join(folder, 'report.json');
afterAll(() => rmSync(folder, { recursive: true }));

function read(report: unknown, status: number) {
  writeFileSync(file, JSON.stringify(report));
  return readReport(file, status);
}

test('the numbers are those of the report', () => {
  expect(read({ numPassedTests: 7, numFailedTests: 0 }, 0)).toEqual({ passed: 7, failed: 0 });
  expect(read({ numPassedTests: 5, numFailedTests: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
});

test('a run that ended badly without a failed test has one failure', () => {
  expect(read({ numPassedTests: 7, numFailedTests: 0 }, 1)).toEqual({ passed: 7, failed: 1 });
});

test('a run without any test has failed', () => {
  expect(read({ numPassedTests: 0, numFailedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
});

test('a report without numbers, or none at all, is a failure', () => {
  expect(read({}, 0)).toEqual({ passed: 0, failed: 1 });
  expect(readReport(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
});
