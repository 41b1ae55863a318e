import { verdictKtap } from '../../src/runner/judge/verdictKtap.ts';
import { loadEntry } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { runJobProcess } from '../../src/runner/node/runJobProcess.ts';
import { solveArguments } from './solveArguments.ts';

/** What the command has to print, and its exit status. */
export interface Solved {
  /** KTAP, for standard output. */
  readonly out: string;
  /** For standard error: what is wrong with the arguments, or what the page says below the headline of its verdict. */
  readonly aside: string;
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
  if ('wrong' in asked) return { out: '', aside: `${asked.wrong}\n`, status: 2 };
  const { slug, source } = asked;
  const { exercise } = await loadEntry(slug);
  const verdict = await runInNode({ source, exercise }, { runJob: runJobProcess });
  return {
    out: verdictKtap(slug, verdict),
    aside: verdict.detail === undefined ? '' : `${verdict.detail}\n`,
    status: verdict.kind === 'pass' ? 0 : 1,
  };
}
