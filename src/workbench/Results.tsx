import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SourcePosition } from '../runner/sourcePosition.ts';
import { verdictKtap } from '../runner/judge/verdictKtap.ts';
import type { Verdict } from '../runner/verdict.ts';
import { CheckItem } from './CheckItem.tsx';
import { checkRows } from './checkRows.ts';
import { ConsoleLines } from './ConsoleLines.tsx';
import { LineLink } from './LineLink.tsx';
import { NotRun } from './NotRun.tsx';
import { TextForm } from './TextForm.tsx';

interface ResultsProps {
  verdict: Verdict;
  /** Whether the code has changed since the run. */
  stale: boolean;
  /** The code that was run. */
  source: string;
  /** What the run is called in a KTAP report. */
  suite: string;
  /** What follows a pass. */
  passed?: ComponentChildren;
  onGoTo: (position: SourcePosition) => void;
  onNextFailure: () => void;
}

/** What a run found, below its headline. */
export function Results({
  verdict,
  source,
  suite,
  stale,
  passed,
  onGoTo,
  onNextFailure,
}: ResultsProps) {
  const rows = useMemo(() => checkRows(verdict.checks), [verdict]);
  const failing = rows.filter((row) => !row.result.pass);
  // What is closed is built when the rest has been drawn: a run can fail dozens of checks.
  const [whole, setWhole] = useState(false);
  useEffect(() => setWhole(true), []);
  // Made once or twice a run, and not at every key.
  const list = useMemo(
    () =>
      rows.map((row) => (
        <CheckItem
          key={`${row.result.id} ${row.releases.join()}`}
          row={row}
          source={source}
          open={row === failing[0]}
          whole={whole}
          onGoTo={onGoTo}
        />
      )),
    [rows, whole, source, onGoTo],
  );
  const partial = verdict.notRun.length > 0 && verdict.checks.length > 0;
  return (
    <div class={`whp-results whp-${verdict.kind}`}>
      {verdict.detail !== undefined && <p class="whp-detail">{verdict.detail}</p>}
      {stale && <p class="whp-stale">The code has changed since this run.</p>}
      {verdict.kind === 'pass' && passed}
      {verdict.errors.length > 0 && (
        <ul class="whp-errors">
          {verdict.errors.map((error, index) => (
            <li key={index}>
              {error.position !== undefined && (
                <>
                  <LineLink position={error.position} onGoTo={onGoTo} />:{' '}
                </>
              )}
              <span class="whp-error-text">{error.text}</span>
            </li>
          ))}
        </ul>
      )}
      {failing.length > 0 && (
        <p>
          <button type="button" aria-keyshortcuts="F8" onClick={onNextFailure}>
            {failing.length === 1 ? 'Go to the failure' : 'Next failure'} <kbd>F8</kbd>
          </button>
        </p>
      )}
      {partial && (
        <p class="whp-partial">
          These results are partial: the run ended before it reached every check.
        </p>
      )}
      {rows.length > 0 && <h2 class="sr-only">Checks</h2>}
      {rows.length > 0 && <ol class="whp-checks">{list}</ol>}
      {partial && <NotRun checks={verdict.notRun} />}
      <ConsoleLines lines={verdict.console} onGoTo={onGoTo} />
      <TextForm summary="Results as KTAP" text={() => verdictKtap(suite, verdict)} />
      {verdict.truncated && (
        <p class="whp-stale">There was more output than a run may keep; the rest was dropped.</p>
      )}
    </div>
  );
}
