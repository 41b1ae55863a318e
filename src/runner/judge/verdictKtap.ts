import { type KtapCheck, renderKtap } from '../../trace/renderKtap.ts';
import type { SourcePosition } from '../sourcePosition.ts';
import type { CheckResult, Verdict } from '../verdict.ts';

const PLACES = {
  stopped: 'the code stopped at',
  lastCall: 'the last call of the code before that is at',
  about: 'it is about',
  declaration: 'the function begins at',
} as const;

/**
 * A verdict as KTAP: what the terminal prints and the page offers, the same bytes for the same verdict. No measured
 * time is in it.
 *
 * @param slug the exercise, `PART/SLUG`.
 */
export function verdictKtap(slug: string, verdict: Verdict): string {
  const hung = verdict.kind === 'timeout' ? verdict.checks.at(-1) : undefined;
  const checks: KtapCheck[] = [
    ...verdict.checks.map((check) => ({
      ...asKtap(check),
      ...(check === hung ? { directive: 'TIMEOUT' } : {}),
    })),
    ...verdict.notRun.map(({ name, release }) => ({
      name,
      release,
      pass: false,
      directive: 'SKIP the run did not reach it',
    })),
  ];
  const errors = verdict.errors.map(({ text, position }) =>
    position ? `${lineOf(position)}: ${text}` : text,
  );
  return `${renderKtap(slug, checks, [verdict.headline, ...errors])}\n`;
}

function asKtap({ position, place, ...check }: CheckResult): KtapCheck {
  return position
    ? { ...check, place: `${PLACES[place ?? 'stopped']} ${lineOf(position)}` }
    : (check satisfies KtapCheck);
}

const lineOf = ({ line, column }: SourcePosition) => `line ${line}, column ${column}`;
