import type { RecordedCall, RecordedNode } from './recordingSchema.ts';

/** Is this node of a recorded trace a call, rather than a tracepoint? */
export function isCall(node: RecordedNode): node is RecordedCall {
  return 'fn' in node;
}
