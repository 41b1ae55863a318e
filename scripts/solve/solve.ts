import { verdictKtap } from '../../src/runner/judge/verdictKtap.ts';
import { loadEntry } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { runJobProcess } from '../../src/runner/node/runJobProcess.ts';
import { solveArguments } from './solveArguments.ts';

/** What a command has to print, and its exit status. */
export interface Solved {
  readonly out: string;
  readonly problem: string;
  readonly status: 0 | 1 | 2;
}

/**
 * Judges an answer under the clock of a page, in a process of its own.
 *
 * @param argv the exercise and the file.
 * @returns status 0 for a pass, 1 for any other verdict, 2 when there is nothing to judge.
 */
export async function solve(argv: readonly string[]): Promise<Solved> {
  const asked = solveArguments(argv);
  if ('wrong' in asked) return { out: '', problem: `${asked.wrong}\n`, status: 2 };
  const { slug, source } = asked;
  const { exercise } = await loadEntry(slug);
  const verdict = await runInNode({ source, exercise }, { runJob: runJobProcess });
  return { out: verdictKtap(slug, verdict), problem: '', status: verdict.kind === 'pass' ? 0 : 1 };
}
