import type { Recording } from '../recordings/recordingSchema.ts';
import { type Mismatch, Tally } from './check.ts';
import { compareBlocking } from './compareBlocking.ts';
import { compareEnd } from './compareEnd.ts';
import { compareResults } from './compareResults.ts';
import { compareSignals } from './compareSignals.ts';
import { compareSnapshot } from './compareSnapshot.ts';
import { compareTraces } from './compareTraces.ts';
import { Identities } from './identities.ts';
import { NotModelled } from './replay/notModelled.ts';
import { replay } from './replay/replay.ts';
import { shownFunctions } from './shownFunctions.ts';

/** The outcome of holding the simulation against one recording. */
export interface Comparison {
  readonly compared: number;
  readonly mismatches: readonly Mismatch[];
  /** What the recording asks for that the simulation does not have. */
  readonly notModelled: readonly string[];
}

/** Replays a recording and compares every observation of it, phase by phase. */
export function compareRecording(recording: Recording): Comparison {
  const tally = new Tally(new Identities());
  let notModelled: string[] = [];
  try {
    notModelled = compareReplay(recording, tally);
  } catch (error) {
    if (!(error instanceof NotModelled)) throw error;
    notModelled = [error.message];
  }
  const { compared, mismatches } = tally;
  return { compared, mismatches, notModelled: [...new Set(notModelled)] };
}

function compareReplay(recording: Recording, tally: Tally): string[] {
  const replayed = replay(recording);
  const shown = shownFunctions(recording);
  compareTraces(
    tally,
    null,
    recording.mount_trace ?? [],
    recording.mount_trace ? replayed.mountEvents : [],
    (fn) => fn === 'fs_dax_get_by_bdev' && shown(fn),
  );
  for (const phase of new Set(recording.steps.map((step) => step.phase))) {
    const steps = recording.steps.filter((step) => step.phase === phase);
    const mine = replayed.steps.filter((step) => step.phase === phase);
    for (const { named } of mine) {
      if (!named) continue;
      const page = (pfn: number) => `page:0x${pfn.toString(16)}`;
      tally.identities.rebind(page(named.recorded), page(named.simulated));
    }
    compareResults(tally, phase, steps, mine);
    compareSignals(tally, phase, steps, mine);
    for (const { page, output = [] } of steps) {
      const line = output.find((text) => /^Hardware/.test(text));
      if (line) tally.check(phase, 'meminfo', line, mine.find(({ output: o }) => o)?.output ?? '');
      if (!page) continue;
      const seen = mine.find((step) => step.page?.label === page.label)?.page;
      for (const { what, recorded, simulated } of compareSnapshot(page, seen, tally.identities)) {
        tally.check(phase, what, recorded, simulated);
      }
    }
    const trace = steps.flatMap((step) => step.trace ?? []);
    const traced = mine.flatMap((step) => step.events);
    compareTraces(tally, phase, trace, traced, shown);
  }
  compareBlocking(tally, recording, replayed.steps, shown);
  compareEnd(tally, recording, replayed, shown);
  return replayed.steps.flatMap((step) => step.notModelled);
}
