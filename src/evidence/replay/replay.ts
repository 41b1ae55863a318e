import type { Recording } from '../../recordings/recordingSchema.ts';
import type { SignalInfo } from '../../simkernel/kernel/task_struct.ts';
import type { TraceEvent } from '../../simkernel/kernel/traceEvent.ts';
import { buildWorld } from './buildWorld.ts';
import { NotModelled } from './notModelled.ts';
import { type Observed, perform } from './perform.ts';
import type { Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** What one act of a replay led to. */
export interface ReplayedStep {
  readonly act: string;
  readonly phase: string | null;
  /** What calls returned, in the order in which they did; `cmd` as the recordings write it. */
  readonly results: readonly { readonly cmd: string; readonly result: string }[];
  readonly signals: readonly { readonly role: string; readonly signal: SignalInfo }[];
  readonly page?: Snapshot;
  readonly output?: string;
  /** Trace events of the act, if tracing was on. */
  readonly events: readonly TraceEvent[];
  /** What the act asks for that the simulation does not have. */
  readonly notModelled?: string;
}

/**
 * Replays the acts of a recording on the simulation, booted at the recording's release.
 * @throws NotModelled if the recording's devices or file systems are not modelled
 */
export function replay(recording: Recording): ReplayedStep[] {
  const world = buildWorld(recording);
  return recording.acts.map((act) => step(world, act));
}

function step(world: World, act: string): ReplayedStep {
  const { machine } = world;
  const from = machine.traceLength;
  const had = new Map([...world.roles].map(([name, { task }]) => [name, task.signals.length]));
  let observed: Observed = {};
  let notModelled: string | undefined;
  try {
    observed = perform(world, act.split(' '));
  } catch (error) {
    if (!(error instanceof NotModelled)) throw error;
    notModelled = error.message;
  }
  return {
    act,
    phase: world.phase,
    ...observed,
    results: finished(world),
    signals: [...world.roles].flatMap(([role, { task }]) =>
      task.signals.slice(had.get(role) ?? 0).map((signal) => ({ role, signal })),
    ),
    events: world.tracing ? machine.trace.slice(from) : [],
    ...(notModelled === undefined ? {} : { notModelled }),
  };
}

/** Calls that have ended since the last look. */
function finished(world: World): { cmd: string; result: string }[] {
  return [...world.roles.values()].flatMap((role) => {
    const { call } = role;
    if (!call || call.thread.state === 'ready' || call.thread.state === 'sleeping') return [];
    role.call = undefined;
    if (call.thread.state === 'died') throw call.thread.error;
    return [{ cmd: call.cmd, result: call.text() }];
  });
}
