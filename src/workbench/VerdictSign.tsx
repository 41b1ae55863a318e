import type { VerdictKind } from '../runner/verdict.ts';
import { verdictWords } from './verdictWords.ts';

/** The sign of a verdict, for the eye; its word stands beside it. */
export function VerdictSign({ kind }: { kind: VerdictKind }) {
  return (
    <svg class="whp-sign" viewBox="0 0 16 16" aria-hidden="true">
      <path d={verdictWords[kind].sign} />
    </svg>
  );
}
