import { useMemo } from 'preact/hooks';
import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { CheckRow } from './checkRows.ts';
import { ErrorText } from './ErrorText.tsx';
import { FailureBody } from './FailureBody.tsx';
import { InterleavingView } from './InterleavingView.tsx';
import { KernelText } from './KernelText.tsx';
import { VerdictSign } from './VerdictSign.tsx';

interface CheckItemProps {
  row: CheckRow;
  /** The code that was run. */
  source: string;
  /** Whether a failure is shown in full at first. */
  open: boolean;
  /** Whether a failure that is closed is built already. */
  whole: boolean;
  onGoTo: (position: SourcePosition) => void;
}

function CheckName({ row: { result, releases } }: { row: CheckRow }) {
  return (
    <h3>
      <VerdictSign kind={result.pass ? 'pass' : 'fail'} />
      <span class="whp-outcome">{result.pass ? 'pass' : 'fail'} </span>
      <span>
        <KernelText text={result.name} /> <span class="whp-releases">{releases.join(', ')}</span>
      </span>
    </h3>
  );
}

function PassedCheck({ row, source, onGoTo }: CheckItemProps) {
  const { id, message, interleaving, release } = row.result;
  return (
    <li class="whp-check whp-check-pass" data-check={id}>
      <CheckName row={row} />
      {message !== undefined && (
        <p class="whp-pass-note">
          <ErrorText text={message} />
        </p>
      )}
      {interleaving !== undefined && (
        <details>
          <summary>What it shows, step by step</summary>
          <InterleavingView
            interleaving={interleaving}
            source={source}
            release={release}
            onGoTo={onGoTo}
          />
        </details>
      )}
    </li>
  );
}

function FailedCheck({ row, source, open, whole, onGoTo }: CheckItemProps) {
  const isBuilt = open || whole;
  const body = useMemo(
    () => isBuilt && <FailureBody result={row.result} source={source} onGoTo={onGoTo} />,
    [isBuilt, row, source, onGoTo],
  );
  return (
    <li class="whp-check whp-check-fail" data-check={row.result.id}>
      <details class="whp-failure" open={open}>
        <summary>
          <CheckName row={row} />
        </summary>
        {body}
      </details>
    </li>
  );
}

/** One check: its outcome in words, and for a failure what differs, where, and the trace. */
export function CheckItem(props: CheckItemProps) {
  return props.row.result.pass ? <PassedCheck {...props} /> : <FailedCheck {...props} />;
}
