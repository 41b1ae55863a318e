import type { RecordedNode } from '../recordings/recordingSchema.ts';
import type { TraceEvent } from '../simkernel/kernel/traceEvent.ts';
import { callTree } from '../trace/callTree.ts';
import type { Tally } from './check.ts';
import { compareCallTrees } from './compareCallTrees.ts';
import { foldMetadata } from './foldMetadata.ts';
import { type PlainCall, recordedCalls, simulatedCalls } from './normaliseCalls.ts';
import { projectCallTree, type Shown } from './projectCallTree.ts';

/** Task names are cut to their first seven characters by the recorder. */
const taskName = (task: string) => task.slice(0, 7);

/** Call trees of one phase, task by task. */
export function compareTraces(
  tally: Tally,
  phase: string | null,
  trace: readonly RecordedNode[],
  events: readonly TraceEvent[],
  shown: Shown,
): void {
  const recorded = foldMetadata(projectCallTree(recordedCalls(trace), shown));
  const simulated = foldMetadata(projectCallTree(simulatedCalls(callTree(events)), shown));
  const byTask = (calls: readonly PlainCall[], task: string) =>
    calls.filter((call) => taskName(call.task ?? '') === task);
  const tasks = new Set([...recorded, ...simulated].map((call) => taskName(call.task ?? '')));
  for (const task of tasks) {
    const { compared, mismatches } = compareCallTrees(
      byTask(recorded, task),
      byTask(simulated, task),
      tally.identities,
    );
    tally.add(
      compared,
      mismatches.map(({ path, ...values }) => ({
        phase,
        what: `call tree at ${path || 'the top'}`,
        ...values,
      })),
    );
  }
}
