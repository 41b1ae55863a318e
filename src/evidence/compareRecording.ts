import type { RecordedNode, Recording } from '../recordings/recordingSchema.ts';
import { Kallsyms } from '../simkernel/kernel/kallsyms.ts';
import { symbolTable } from '../simkernel/symbolTable.ts';
import { callTree } from '../trace/callTree.ts';
import { compareCallTrees } from './compareCallTrees.ts';
import { compareSnapshot } from './compareSnapshot.ts';
import { Identities } from './identities.ts';
import { type PlainCall, plainName, recordedCalls, simulatedCalls } from './normaliseCalls.ts';
import { projectCallTree } from './projectCallTree.ts';
import { releaseOf } from './releaseOf.ts';
import { NotModelled } from './replay/notModelled.ts';
import { type ReplayedStep, replay } from './replay/replay.ts';

/** One observation in which the simulation differs from the recording. */
export interface Mismatch {
  readonly phase: string | null;
  readonly what: string;
  readonly recorded: string;
  readonly simulated: string;
}

/** The outcome of holding the simulation against one recording. */
export interface Comparison {
  readonly compared: number;
  readonly mismatches: readonly Mismatch[];
  /** What the recording asks for that the simulation does not have, with the phase. */
  readonly notModelled: readonly string[];
}

/** Replays a recording and compares every observation of it, phase by phase. */
export function compareRecording(recording: Recording): Comparison {
  let replayed: ReplayedStep[];
  try {
    replayed = replay(recording);
  } catch (error) {
    if (!(error instanceof NotModelled)) throw error;
    return { compared: 0, mismatches: [], notModelled: [error.message] };
  }
  const mismatches: Mismatch[] = [];
  let compared = 0;
  const identities = new Identities();
  const check = (phase: string | null, what: string, recorded: string, simulated: string) => {
    compared += 1;
    if (recorded !== simulated) mismatches.push({ phase, what, recorded, simulated });
  };
  for (const phase of new Set(recording.steps.map((step) => step.phase))) {
    const steps = recording.steps.filter((step) => step.phase === phase);
    const mine = replayed.filter((step) => step.phase === phase);

    const results = steps.flatMap((step) => step.results ?? []);
    const own = mine.flatMap((step) => step.results);
    for (const role of new Set(results.map(({ cmd }) => roleName(cmd)))) {
      const of = (list: readonly { cmd: string; result: string }[]) =>
        list
          .filter(({ cmd }) => roleName(cmd) === role)
          .map(({ cmd, result }) => `${cmd}: ${result}`);
      const [left, right] = [of(results), of(own)];
      for (const [at, text] of left.entries()) check(phase, 'result', text, right[at] ?? 'none');
    }

    const signals = steps.flatMap((step) => step.signals ?? []);
    const ownSignals = mine.flatMap((step) => step.signals);
    check(
      phase,
      'signals',
      signals
        .map((s) => `${s.role} ${s.sig} ${s.si_code} lsb ${s.addr_lsb}`)
        .sort()
        .join('; '),
      ownSignals
        .map(({ role, signal }) => `${role} ${signal.sig} ${signal.code} lsb ${signal.lsb}`)
        .sort()
        .join('; '),
    );

    for (const { page } of steps) {
      if (!page) continue;
      const seen = mine.find((step) => step.page?.label === page.label)?.page;
      for (const { what, recorded, simulated } of compareSnapshot(page, seen, identities)) {
        check(phase, what, recorded, simulated);
      }
    }

    const corrupted = steps
      .flatMap((step) => step.output ?? [])
      .filter((line) => /^Hardware/.test(line));
    const ownOutput = mine.flatMap((step) => step.output ?? []);
    for (const [at, line] of corrupted.entries()) {
      check(phase, 'meminfo', line, ownOutput[at] ?? 'none');
    }

    const trees = compareTraces(recording, steps, mine, identities);
    compared += trees.compared;
    for (const { path, ...values } of trees.mismatches) {
      mismatches.push({ phase, what: `call tree at ${path || 'the top'}`, ...values });
    }
  }
  const notModelled = replayed.flatMap((step) => step.notModelled ?? []);
  return { compared, mismatches, notModelled: [...new Set(notModelled)] };
}

const roleName = (cmd: string) => cmd.split(' ')[0] ?? '';

/** Task names are cut to their first seven characters by the recorder. */
const taskName = (task: string) => task.slice(0, 7);

function compareTraces(
  recording: Recording,
  steps: readonly { trace?: readonly RecordedNode[] | undefined }[],
  mine: readonly ReplayedStep[],
  identities: Identities,
) {
  const release = releaseOf(recording.release);
  const traced = new Set((recording.traced ?? []).map(plainName));
  const kallsyms = release && new Kallsyms(release, symbolTable);
  const shown = (fn: string) => traced.has(fn) && (kallsyms?.has(fn) ?? false);
  const recorded = projectCallTree(recordedCalls(steps.flatMap((step) => step.trace ?? [])), shown);
  const events = mine.flatMap((step) => step.events);
  const simulated = projectCallTree(simulatedCalls(callTree(events)), shown);
  const byTask = (calls: readonly PlainCall[], task: string) =>
    calls.filter((call) => taskName(call.task ?? '') === task);
  const total = {
    compared: 0,
    mismatches: [] as { path: string; recorded: string; simulated: string }[],
  };
  for (const task of new Set(recorded.map((call) => taskName(call.task ?? '')))) {
    const { compared, mismatches } = compareCallTrees(
      byTask(recorded, task),
      byTask(simulated, task),
      identities,
    );
    total.compared += compared;
    total.mismatches.push(...mismatches);
  }
  return total;
}
