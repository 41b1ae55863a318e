import { useState } from 'preact/hooks';
import type { TraceEvent } from '../runner/traceEvent.ts';
import { callTree } from '../trace/callTree.ts';
import { readTrace } from './readTrace.ts';
import { TraceView } from './TraceView.tsx';

/** The trace of a check, built when it is opened first: it can have thousands of lines. */
export function TraceDetails({ trace }: { trace: readonly TraceEvent[] }) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={() => setOpened(true)}>
      <summary>Trace up to the failure ({trace.length} events)</summary>
      {opened && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        <div class="whp-trace-scroll" tabIndex={0}>
          <TraceView nodes={callTree(readTrace(trace))} />
        </div>
      )}
    </details>
  );
}
