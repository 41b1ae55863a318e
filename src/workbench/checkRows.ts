import type { CheckResult } from '../runner/verdict.ts';

/** One row of the list of checks: results of one check that are alike on several releases. */
export interface CheckRow {
  readonly result: CheckResult;
  readonly releases: readonly string[];
}

function likeness(result: CheckResult): string {
  const { id, pass, expected, seen, message, position } = result;
  return JSON.stringify(pass ? [id, pass] : [id, pass, expected, seen, message, position]);
}

/** Joins the results of one check that do not differ between releases, in the order of the run. */
export function checkRows(checks: readonly CheckResult[]): readonly CheckRow[] {
  const rows = new Map<string, CheckResult[]>();
  for (const result of checks) {
    const key = likeness(result);
    rows.set(key, [...(rows.get(key) ?? []), result]);
  }
  return [...rows.values()].flatMap((results) => {
    const [result] = results;
    return result === undefined
      ? []
      : [{ result, releases: results.map(({ release }) => release) }];
  });
}
