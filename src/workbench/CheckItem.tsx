import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { CheckRow } from './checkRows.ts';
import { Difference } from './Difference.tsx';
import { differenceLines } from './differenceLines.ts';
import { LineLink } from './LineLink.tsx';
import { TraceDetails } from './TraceDetails.tsx';
import { VerdictSign } from './VerdictSign.tsx';

interface CheckItemProps {
  row: CheckRow;
  onGoTo: (position: SourcePosition) => void;
}

const NAMES = { expected: 'expected', seen: 'seen' };

/** One check: its outcome in words, and for a failure what differs, where, and the trace. */
export function CheckItem({ row, onGoTo }: CheckItemProps) {
  const { result, releases } = row;
  const { pass, position, trace } = result;
  const compares = 'expected' in result || 'seen' in result;
  return (
    <li
      class={pass ? 'whp-check whp-check-pass' : 'whp-check whp-check-fail'}
      data-check={result.id}
    >
      <h3 tabIndex={-1}>
        <VerdictSign kind={pass ? 'pass' : 'fail'} />
        <span class="whp-outcome">{pass ? 'pass' : 'fail'} </span>
        <span>
          {result.name} <span class="whp-releases">{releases.join(', ')}</span>
        </span>
      </h3>
      {!pass && (
        <div class="whp-failure">
          {(result.message !== undefined || position !== undefined) && (
            <p>
              {result.message}{' '}
              {position !== undefined && (
                <>
                  Your code: <LineLink position={position} onGoTo={onGoTo} />.
                </>
              )}
            </p>
          )}
          {compares && (
            <Difference lines={differenceLines(result.expected, result.seen)} names={NAMES} />
          )}
          {trace.length > 0 && <TraceDetails trace={trace} />}
        </div>
      )}
    </li>
  );
}
