import type { LabPage, LabReplay, LabStep } from '../../runner/lab/labReport.ts';

const ORIGINS = {
  given: 'The schedule given above',
  found: 'The shortest schedule found that goes wrong',
  'in turn': 'Nothing goes wrong; here the tasks run one after the other',
} as const;

const counts = ({ page, refcount, mapcount, mapping }: LabPage) =>
  `${page}: ${refcount} references, ${mapcount} mappings${mapping === null ? ', in no file' : ''}`;

const standing = ({ task, tasks }: LabStep) => tasks.find((one) => one.task === task)?.state ?? '';

/** A schedule as text, one step a line: the task, what it did to shared state, how it stands, what pages it changed. */
export function LabReplayView({
  replay,
  onKeep,
}: {
  replay: LabReplay;
  onKeep: (schedule: string) => void;
}) {
  const { origin, schedule, violation, steps } = replay;
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
      <ol class="whp-steps">
        {steps.map((step, index) => (
          <li key={index}>
            <strong>{step.task}</strong> {step.at || 'begins'}; {standing(step) || 'goes on'}
            {index > 0 && step.pages.length > 0 && (
              <span class="whp-change"> {step.pages.map(counts).join('; ')}</span>
            )}
          </li>
        ))}
      </ol>
      {violation !== null && <p class="whp-stale">Then: {violation}</p>}
    </section>
  );
}
