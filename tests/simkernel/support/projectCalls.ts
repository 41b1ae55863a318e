import type { RecordedCall, RecordedNode } from '../../../src/recordings/recordingSchema.ts';
import { isCall, type TreeNode } from '../../../src/trace/callTree.ts';

/** A call as both sides show it. */
export interface PlainCall {
  fn: string;
  calls: PlainCall[];
  args?: Record<string, unknown>;
  ret?: unknown;
}

const bare = (name: string) => name.replace(/\.(isra|part|constprop)\.\d+/g, '');

/** Drops the functions that are not in the set; what they called moves up. */
export function projectSimulated(
  nodes: readonly TreeNode[],
  keep: ReadonlySet<string>,
): PlainCall[] {
  return nodes.filter(isCall).flatMap((node) => {
    const calls = projectSimulated(node.calls, keep);
    if (!keep.has(node.fn)) return calls;
    return [{ fn: node.fn, calls, args: node.args, ...('ret' in node ? { ret: node.ret } : {}) }];
  });
}

/** The same for a recorded trace, with repeated calls written out and compiler suffixes dropped. */
export function projectRecorded(
  nodes: readonly RecordedNode[],
  keep: ReadonlySet<string>,
): PlainCall[] {
  return nodes
    .filter((node): node is RecordedCall => 'fn' in node)
    .flatMap((node) => {
      const calls = projectRecorded(node.calls ?? [], keep);
      const one = keep.has(bare(node.fn))
        ? [
            {
              fn: bare(node.fn),
              calls,
              ...(node.args ? { args: node.args } : {}),
              ...('ret' in node ? { ret: node.ret } : {}),
            },
          ]
        : calls;
      return Array.from({ length: node.times ?? 1 }, () => one).flat();
    });
}

/** Names with their nesting, one line a call. */
export function outline(calls: readonly PlainCall[], depth = 0): string[] {
  return calls.flatMap((call) => [
    `${'  '.repeat(depth)}${call.fn}`,
    ...outline(call.calls, depth + 1),
  ]);
}

/** All calls in order, without nesting. */
export function flat(calls: readonly PlainCall[]): PlainCall[] {
  return calls.flatMap((call) => [call, ...flat(call.calls)]);
}

export const bareNames = (names: readonly string[]) => new Set(names.map(bare));
