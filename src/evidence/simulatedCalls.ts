import type { Recording } from '../recordings/recordingSchema.ts';
import { type CallTree, callTree, isCall } from '../trace/callTree.ts';
import { replay } from './replay/replay.ts';
import { releaseOf } from './releaseOf.ts';

/** Next to what a function was called in the replays: the other function, and the releases in which that was. */
export interface SimulatedCalls {
  readonly callers: Map<string, Set<string>>;
  readonly callees: Map<string, Set<string>>;
}

/**
 * Replays recordings on the simulation, and tells for each function of it who called it and whom it called there.
 * Inlined functions, which no recording can show, are among them.
 */
export function simulatedCalls(recordings: Iterable<Recording>): Map<string, SimulatedCalls> {
  const calls = new Map<string, SimulatedCalls>();
  const of = (name: string) => {
    const known = calls.get(name) ?? { callers: new Map(), callees: new Map() };
    calls.set(name, known);
    return known;
  };
  const note = (names: Map<string, Set<string>>, name: string, release: string) => {
    names.set(name, (names.get(name) ?? new Set()).add(release));
  };
  const walk = (caller: CallTree, release: string) => {
    of(caller.fn);
    for (const node of caller.calls) {
      if (!isCall(node)) continue;
      note(of(caller.fn).callees, node.fn, release);
      note(of(node.fn).callers, caller.fn, release);
      walk(node, release);
    }
  };
  for (const recording of recordings) {
    const release = releaseOf(recording.release);
    if (!release) throw new Error(`${recording.release} is not modelled.`);
    const { mountEvents, steps } = replay(recording);
    const events = [...mountEvents, ...steps.flatMap((step) => step.events)];
    for (const node of callTree(events)) if (isCall(node)) walk(node, release);
  }
  return calls;
}
