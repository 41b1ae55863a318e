import type { Recording } from '../../recordings/recordingSchema.ts';
import type { SignalInfo } from '../../simkernel/kernel/task_struct.ts';
import type { TraceEvent } from '../../simkernel/kernel/traceEvent.ts';
import { buildWorld } from './buildWorld.ts';
import { NotModelled } from './notModelled.ts';
import { type Observed, perform } from './perform.ts';
import { collect } from './roleCalls.ts';
import { umountAll } from './umountAll.ts';
import type { World } from './world.ts';

/** What one act of a replay led to. */
export interface ReplayedStep extends Observed {
  readonly act: string;
  readonly phase: string | null;
  /** What calls returned, in the order in which they did; `cmd` as the recordings write it. */
  readonly results: readonly { readonly cmd: string; readonly result: string }[];
  readonly signals: readonly { readonly role: string; readonly signal: SignalInfo }[];
  /** Trace events of the act, if tracing was on. */
  readonly events: readonly TraceEvent[];
  /** What the act asks for that the simulation does not have. */
  readonly notModelled: readonly string[];
}

/** A whole replay. */
export interface Replayed {
  /** One step an act, up to the one that took the machine down. */
  readonly steps: readonly ReplayedStep[];
  /** Trace events of setting devices and file systems up. */
  readonly mountEvents: readonly TraceEvent[];
  /** Whether the kernel let the file systems be mounted. */
  readonly mounted: boolean;
  /** The exit status of umount, where the recording unmounts and the machine lived to do it. */
  readonly umountRc: number | undefined;
  /** Functions on the stack of the oops that took the machine down, innermost first; undefined if none did. */
  readonly oops: readonly string[] | undefined;
}

/**
 * Replays the acts of a recording on the simulation, booted at the recording's release.
 * @throws NotModelled if the recording's devices or file systems are not modelled
 */
export function replay(recording: Recording): Replayed {
  const built = buildWorld(recording);
  const { world, mounted } = built;
  const mountEvents = world.machine.trace;
  const steps: ReplayedStep[] = [];
  for (const act of mounted ? recording.acts : []) {
    if (world.died) break;
    steps.push(step(world, act));
  }
  const unmounts =
    recording.guest_died !== undefined ||
    (recording.shell ?? []).some((line) => line.startsWith('UMOUNT'));
  const umountRc = mounted && unmounts && !world.died ? umountAll(world) : undefined;
  return {
    steps,
    mountEvents,
    mounted,
    umountRc: world.died ? undefined : umountRc,
    oops: world.died
      ? (world.machine.splats.find(({ severity }) => severity === 'BUG')?.stack ?? [])
      : undefined,
  };
}

function step(world: World, act: string): ReplayedStep {
  const { machine } = world;
  const from = machine.traceLength;
  const had = new Map([...world.roles].map(([name, { task }]) => [name, task.signals.length]));
  let observed: Observed = {};
  const notModelled: string[] = [];
  try {
    observed = perform(world, act.split(' '));
  } catch (error) {
    if (!(error instanceof NotModelled)) throw error;
    notModelled.push(error.message);
  }
  const ended = collect(world);
  notModelled.push(...ended.notModelled);
  return {
    act,
    phase: world.phase,
    ...observed,
    results: ended.results,
    signals: [...world.roles].flatMap(([role, { task }]) =>
      task.signals.slice(had.get(role) ?? 0).map((signal) => ({ role, signal })),
    ),
    events: world.tracing ? machine.trace.slice(from) : [],
    notModelled,
  };
}
