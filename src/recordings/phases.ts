import type { RecordedStep, Recording } from './recordingSchema.ts';

/** Steps of a recording that belong together. */
export interface RecordedPhase {
  /** An anchor, unique within the recording. */
  id: string;
  title: string;
  steps: RecordedStep[];
}

/** The words of the `note PHASE TEXT` act that opened a phase, where the script has one. */
function noteOf(acts: readonly string[], phase: string): string | undefined {
  const prefix = `note PHASE ${phase}: `;
  return acts.find((act) => act.startsWith(prefix))?.slice(prefix.length);
}

/** The steps of a recording, grouped by phase, in the order in which they were observed. */
export function phases(recording: Pick<Recording, 'steps' | 'acts'>): RecordedPhase[] {
  const groups: RecordedPhase[] = [];
  let current: string | null | undefined;
  for (const step of recording.steps) {
    let group = groups.at(-1);
    if (!group || step.phase !== current) {
      current = step.phase;
      const note = current === null ? undefined : noteOf(recording.acts, current);
      const title = current === null ? 'Set-up' : note ? `${current}: ${note}` : current;
      group = { id: `phase-${groups.length + 1}`, title, steps: [] };
      groups.push(group);
    }
    group.steps.push(step);
  }
  return groups;
}
