import { labWords } from './labWords.ts';
import type { LabRun } from './labRun.ts';

/** How the last run of the lab ended, in one line; it stands in a live region. */
export function LabHeadline({ run }: { run: LabRun }) {
  if (run.status === 'idle') return null;
  if (run.status === 'running') return <p class="whp-headline whp-running">Running…</p>;
  const { word, sign, look } = labWords(run.outcome);
  return (
    <p class={`whp-headline ${look}`} data-outcome={run.outcome.kind}>
      <svg class="whp-sign" viewBox="0 0 16 16" aria-hidden="true">
        <path d={sign} />
      </svg>
      <span>
        <strong>{word}.</strong> {run.outcome.headline}
      </span>
      <span class="whp-timing"> {Math.round(run.outcome.total)} ms</span>
    </p>
  );
}
