import type { RecordedStep } from '../recordings/recordingSchema.ts';
import type { Tally } from './check.ts';
import type { ReplayedStep } from './replay/replay.ts';

/** Signals of one phase, as a set: role, signal, code and size of what is lost. */
export function compareSignals(
  tally: Tally,
  phase: string | null,
  steps: readonly RecordedStep[],
  mine: readonly ReplayedStep[],
): void {
  const recorded = steps.flatMap((step) =>
    (step.signals ?? []).map((s) => `${s.role} ${s.sig} ${s.si_code} lsb ${s.addr_lsb}`),
  );
  const simulated = mine.flatMap((step) =>
    step.signals.map(({ role, signal: s }) => `${role} ${s.sig} ${s.code} lsb ${s.lsb}`),
  );
  tally.check(phase, 'signals', recorded.sort().join('; '), simulated.sort().join('; '));
}
