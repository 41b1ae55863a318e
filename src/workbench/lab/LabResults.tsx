import type { LabOutcome } from '../../runner/lab/labOutcome.ts';
import type { SourcePosition } from '../../runner/sourcePosition.ts';
import { callTree } from '../../trace/callTree.ts';
import { renderSplat } from '../../trace/renderSplat.ts';
import { ConsoleLines } from '../ConsoleLines.tsx';
import { asText } from '../differenceLines.ts';
import { LineLink } from '../LineLink.tsx';
import { readTrace } from '../readTrace.ts';
import { TraceView } from '../TraceView.tsx';
import { LabReplayView } from './LabReplayView.tsx';
import { LabPages, LabTasks } from './LabTables.tsx';

interface LabResultsProps {
  outcome: LabOutcome;
  /** The release that it ran on. */
  release: string;
  /** Whether code or settings have changed since the run. */
  stale: boolean;
  onGoTo: (position: SourcePosition) => void;
  onKeepSchedule: (schedule: string) => void;
}

/** What a run of the lab shows, below its headline. */
export function LabResults({ outcome, release, stale, onGoTo, onKeepSchedule }: LabResultsProps) {
  const { report, errors, trace } = outcome;
  const events = readTrace(trace);
  const splats = events.filter((event) => event.kind === 'splat');
  const log = [...(report?.dmesg ?? []), ...splats.map(renderSplat)].join('\n');
  return (
    <div class="whp-results whp-lab-results">
      {outcome.detail !== undefined && <p class="whp-detail">{outcome.detail}</p>}
      {stale && <p class="whp-stale">The code or what it runs on has changed since this run.</p>}
      {errors.length > 0 && (
        <ul class="whp-errors">
          {errors.map(({ text, position }, index) => (
            <li key={index}>
              {position !== undefined && (
                <>
                  <LineLink position={position} onGoTo={onGoTo} />:{' '}
                </>
              )}
              <span class="whp-error-text">{text}</span>
            </li>
          ))}
        </ul>
      )}
      {report !== undefined && 'returned' in report && (
        <section class="whp-returned" aria-label="Returned value">
          <h2>Returned</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
          <pre tabIndex={0}>{asText(report.returned)}</pre>
        </section>
      )}
      <ConsoleLines lines={outcome.console} onGoTo={onGoTo} />
      {report?.replay && (
        <LabReplayView replay={report.replay} release={release} onKeep={onKeepSchedule} />
      )}
      {report && <LabPages pages={report.pages} />}
      {report && <LabTasks tasks={report.tasks} />}
      {log !== '' && (
        <section class="whp-returned" aria-label="Kernel log">
          <h2>Kernel log</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
          <pre tabIndex={0}>{log}</pre>
        </section>
      )}
      {events.length > 0 && (
        <details>
          <summary>Trace ({events.length} events)</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
          <div class="whp-trace-scroll" tabIndex={0}>
            <TraceView nodes={callTree(events)} />
          </div>
        </details>
      )}
      {outcome.truncated && (
        <p class="whp-stale">There was more output than a run may keep; the rest was dropped.</p>
      )}
    </div>
  );
}
