import { isCall } from './isCall.ts';
import type { RecordedCall, RecordedNode, Recording } from './recordingSchema.ts';

/** A call of a recording, with the call that made it where that was traced too. */
export interface RecordedEdge {
  call: RecordedCall;
  caller?: RecordedCall;
}

function* edges(nodes: readonly RecordedNode[], caller?: RecordedCall): Generator<RecordedEdge> {
  for (const node of nodes) {
    if (!isCall(node)) continue;
    yield caller ? { call: node, caller } : { call: node };
    yield* edges(node.calls ?? [], node);
  }
}

/** Every call of a recording, of its mount and of its steps, in order. */
export function* recordedCalls(recording: Recording): Generator<RecordedEdge> {
  yield* edges(recording.mount_trace ?? []);
  for (const step of recording.steps) yield* edges(step.trace ?? []);
}
