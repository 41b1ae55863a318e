import type { FileOutcome } from './compareFile.ts';
import { notCompared } from './notCompared.ts';

/** The report of a run as lines, and whether everything matched. */
export interface Report {
  readonly lines: readonly string[];
  readonly matched: boolean;
}

/** Writes a report: a line a file, its mismatches below it, what no file is compared in, and one total line. */
export function report(outcomes: readonly FileOutcome[]): Report {
  const total = { matched: 0, compared: 0, mismatched: 0, notModelled: 0, unreadable: 0 };
  const lines: string[] = [];
  for (const { file, comparison, error } of outcomes) {
    if (!comparison) {
      total.unreadable += 1;
      lines.push(`${file.name}: not compared: ${error ?? 'no reason given'}`);
      continue;
    }
    const { compared, mismatches, notModelled } = comparison;
    const matched = Math.max(0, compared - mismatches.length);
    total.compared += compared;
    total.matched += matched;
    total.mismatched += mismatches.length;
    total.notModelled += notModelled.length;
    lines.push(
      `${file.name}: ${matched} matched / ${compared} compared / ${notModelled.length} not modelled`,
    );
    for (const { phase, what, recorded, simulated } of mismatches) {
      lines.push(`  MISMATCH ${phase === null ? '' : `[${phase}] `}${what}`);
      lines.push(`    recorded:  ${recorded}`, `    simulated: ${simulated}`);
    }
    for (const what of notModelled) lines.push(`  not modelled: ${what}`);
  }
  lines.push('', 'Not compared in any file:');
  for (const { what, reason } of notCompared) lines.push(`  ${what}. ${reason}`);
  lines.push(
    '',
    `total: ${outcomes.length} files, ${total.matched} matched / ${total.compared} compared / ${total.notModelled} not modelled, ${total.mismatched} mismatches, ${total.unreadable} files not compared`,
  );
  return { lines, matched: total.mismatched === 0 && total.unreadable === 0 };
}
