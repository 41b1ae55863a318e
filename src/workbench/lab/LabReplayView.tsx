import type { LabReplay } from '../../runner/lab/labReport.ts';
import { InterleavingView } from '../InterleavingView.tsx';
import { interleavingText } from '../interleavingText.ts';
import { labInterleaving } from './labInterleaving.ts';

const ORIGINS = {
  given: 'The schedule that was given',
  found: 'The shortest schedule found that goes wrong',
  'in turn': 'Nothing goes wrong; here the tasks run one after the other',
} as const;

interface LabReplayViewProps {
  replay: LabReplay;
  release: string;
  onKeep: (schedule: string) => void;
}

/** A schedule: to walk back and forth where it goes wrong, and as text where it does not. */
export function LabReplayView({ replay, release, onKeep }: LabReplayViewProps) {
  const { origin, schedule, violation, steps } = replay;
  const interleaving = labInterleaving(replay);
  return (
    <section class="whp-replay" aria-label="Steps of the schedule">
      <p>
        {ORIGINS[origin]}: <code class="whp-schedule">{schedule || 'no step'}</code>{' '}
        {origin !== 'given' && (
          <button type="button" onClick={() => onKeep(schedule)}>
            Keep this schedule
          </button>
        )}
      </p>
      {violation !== null && steps.length > 0 ? (
        <InterleavingView
          interleaving={interleaving}
          source=""
          release={release}
          onGoTo={() => undefined}
        />
      ) : (
        <section class="whp-returned" aria-label="Steps">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
          <pre tabIndex={0}>{interleavingText(interleaving)}</pre>
        </section>
      )}
    </section>
  );
}
