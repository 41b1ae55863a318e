import { useState } from 'preact/hooks';
import type { TraceEvent } from '../runner/traceEvent.ts';
import { callTree } from '../trace/callTree.ts';
import { renderCallTree } from '../trace/renderCallTree.ts';
import { readTrace } from './readTrace.ts';
import { TextForm } from './TextForm.tsx';
import { TraceView } from './TraceView.tsx';

/** Shows the end of a trace, where the failure is, from the last call of the reader's code on. */
function scrollToFailure(box: HTMLElement | null): void {
  if (box === null || box.scrollTop !== 0) return;
  const own = [...box.querySelectorAll<HTMLElement>('.whp-yours')].at(-1);
  const from = own === undefined ? box.scrollHeight : own.offsetTop - box.offsetTop;
  box.scrollTop = Math.max(0, from - box.clientHeight / 3);
}

/** The trace of a check, built when it is opened first: it can have thousands of lines. */
export function TraceDetails({ trace }: { trace: readonly TraceEvent[] }) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={() => setOpened(true)}>
      <summary>Trace up to the failure ({trace.length} events)</summary>
      {opened && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        <div class="whp-trace-scroll" tabIndex={0} ref={scrollToFailure}>
          <TraceView nodes={callTree(readTrace(trace))} />
        </div>
      )}
      {opened && (
        <TextForm
          summary="The trace as text"
          text={() => renderCallTree(callTree(readTrace(trace)))}
        />
      )}
    </details>
  );
}
