import type { CallTree, TreeNode } from '../trace/callTree.ts';
import { isCall } from '../trace/callTree.ts';
import type { RecordedCall, RecordedNode } from '../recordings/recordingSchema.ts';

/** One call, recorded or simulated, in the form in which the two are compared. */
export interface PlainCall {
  readonly fn: string;
  readonly task?: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ret?: unknown;
  readonly open?: boolean;
  readonly calls: readonly PlainCall[];
}

/** The name of a function without what the compiler put behind it: .isra.0, .part.0, .constprop.0. */
export function plainName(fn: string): string {
  return fn.replace(/\.(isra|part|constprop|cold)\.\d+/g, '');
}

/** Recorded calls without the events, suffixes dropped, `times` written out. */
export function recordedCalls(nodes: readonly RecordedNode[]): PlainCall[] {
  return nodes.flatMap((node) => ('fn' in node ? expand(node) : []));
}

function expand(call: RecordedCall): PlainCall[] {
  const plain: PlainCall = {
    fn: plainName(call.fn),
    ...(call.task === undefined ? {} : { task: call.task }),
    args: call.args ?? {},
    ...(call.ret === undefined ? {} : { ret: call.ret }),
    calls: recordedCalls(call.calls ?? []),
  };
  return Array.from({ length: call.times ?? 1 }, () => plain);
}

/** Simulated calls without the events. */
export function simulatedCalls(nodes: readonly TreeNode[]): PlainCall[] {
  return nodes.filter(isCall).map(plainCall);
}

function plainCall(call: CallTree): PlainCall {
  return {
    fn: call.fn,
    ...(call.task === undefined ? {} : { task: call.task }),
    args: call.args,
    ...(call.ret === undefined ? {} : { ret: call.ret }),
    ...(call.open ? { open: true } : {}),
    calls: simulatedCalls(call.calls),
  };
}
