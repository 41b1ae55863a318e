import { VerdictSign } from './VerdictSign.tsx';
import { verdictWords } from './verdictWords.ts';
import type { RunState } from './workbenchState.ts';

/** How the last run ended, in one line; it stands in a live region. */
export function Headline({ run }: { run: RunState }) {
  if (run.status === 'idle') return null;
  if (run.status === 'running') return <p class="whp-headline whp-running">Running…</p>;
  const { kind, headline, timings } = run.verdict;
  const total = timings.total;
  return (
    <p class={`whp-headline whp-${kind}`} data-verdict={kind}>
      <VerdictSign kind={kind} />
      <span>
        <strong>{verdictWords[kind].word}.</strong> {headline}
      </span>
      {total !== undefined && (
        <span class="whp-timing" data-timings={JSON.stringify(timings)}>
          {' '}
          {Math.round(total)} ms
        </span>
      )}
    </p>
  );
}
