import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { CheckResult } from '../runner/verdict.ts';
import { Difference } from './Difference.tsx';
import { differenceLines } from './differenceLines.ts';
import { ErrorText } from './ErrorText.tsx';
import { InterleavingView } from './InterleavingView.tsx';
import { LineLink } from './LineLink.tsx';
import { readTrace } from './readTrace.ts';
import { SplatView } from './SplatView.tsx';
import { TraceDetails } from './TraceDetails.tsx';

interface FailureBodyProps {
  result: CheckResult;
  /** The code that was run. */
  source: string;
  onGoTo: (position: SourcePosition) => void;
}

const NAMES = { expected: 'expected', seen: 'seen' };

const PLACES = {
  stopped: 'Your code stopped at',
  lastCall: 'The last call of your code before that:',
  about: 'It is about',
  declaration: 'What you export begins at',
} as const;

/** What differs in a failing check, where, and the trace. */
export function FailureBody({ result, source, onGoTo }: FailureBodyProps) {
  const { position, place, trace, message, interleaving } = result;
  return (
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
  );
}
