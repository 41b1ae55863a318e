import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { CheckRow } from './checkRows.ts';
import { Difference } from './Difference.tsx';
import { differenceLines } from './differenceLines.ts';
import { ErrorText } from './ErrorText.tsx';
import { InterleavingView } from './InterleavingView.tsx';
import { LineLink } from './LineLink.tsx';
import { readTrace } from './readTrace.ts';
import { SplatView } from './SplatView.tsx';
import { TraceDetails } from './TraceDetails.tsx';
import { VerdictSign } from './VerdictSign.tsx';

interface CheckItemProps {
  row: CheckRow;
  /** The code that was run. */
  source: string;
  /** Whether a failure is shown in full at first. */
  open: boolean;
  onGoTo: (position: SourcePosition) => void;
}

const NAMES = { expected: 'expected', seen: 'seen' };

function CheckName({ row: { result, releases } }: { row: CheckRow }) {
  return (
    <h3>
      <VerdictSign kind={result.pass ? 'pass' : 'fail'} />
      <span class="whp-outcome">{result.pass ? 'pass' : 'fail'} </span>
      <span>
        {result.name} <span class="whp-releases">{releases.join(', ')}</span>
      </span>
    </h3>
  );
}

const PLACES = {
  stopped: 'Your code stopped at',
  lastCall: 'The last call of your code before that:',
  about: 'It is about',
  declaration: 'What you export begins at',
} as const;

/** One check: its outcome in words, and for a failure what differs, where, and the trace. */
export function CheckItem({ row, source, open, onGoTo }: CheckItemProps) {
  const { result } = row;
  const { position, place, trace, message, interleaving } = result;
  if (result.pass) {
    return (
      <li class="whp-check whp-check-pass" data-check={result.id}>
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
              release={result.release}
              onGoTo={onGoTo}
            />
          </details>
        )}
      </li>
    );
  }
  return (
    <li class="whp-check whp-check-fail" data-check={result.id}>
      <details class="whp-failure" open={open}>
        <summary>
          <CheckName row={row} />
        </summary>
        <div class="whp-failure-body">
          {(message !== undefined || position !== undefined) && (
            <p>
              {message !== undefined && <ErrorText text={message} />}{' '}
              {position !== undefined && (
                <>
                  {PLACES[place ?? 'stopped']} <LineLink position={position} onGoTo={onGoTo} />.
                </>
              )}
            </p>
          )}
          {('expected' in result || 'seen' in result) && (
            <Difference lines={differenceLines(result.expected, result.seen)} names={NAMES} />
          )}
          <SplatView splats={readTrace(trace).filter((event) => event.kind === 'splat')} />
          {interleaving !== undefined && (
            <InterleavingView
              interleaving={interleaving}
              source={source}
              release={result.release}
              onGoTo={onGoTo}
            />
          )}
          {trace.length > 0 && <TraceDetails trace={trace} />}
        </div>
      </details>
    </li>
  );
}
