import type { TraceValue } from '../simkernel/kernel/traceEvent.ts';
import { type CallTree, isCall, type TreeNode } from './callTree.ts';

/**
 * Prints call trees as function_graph does: a line with a semicolon for a call that made none, braces around the others,
 * arguments in the parentheses and the return value in the comment at the end.
 */
export function renderCallTree(nodes: readonly TreeNode[]): string {
  return nodes.flatMap((node) => nodeLines(node, 0)).join('\n');
}

function nodeLines(node: TreeNode, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (!isCall(node)) return [`${indent}/* ${node.event}: ${pairs(node.fields)} */`];
  const head = `${indent}${node.fn}(${pairs(node.args)})`;
  const end = remark(node);
  if (node.calls.length === 0) return [`${head};${end}`];
  const inner = node.calls.flatMap((call) => nodeLines(call, depth + 1));
  return [
    `${head} {${node.task === undefined ? '' : ` /* ${node.task} */`}`,
    ...inner,
    `${indent}}${end}`,
  ];
}

function remark(call: CallTree): string {
  const parts = [
    ...(call.ret === undefined ? [] : [`ret=${text(call.ret)}`]),
    ...(call.open ? ['not returned'] : []),
    ...(call.patched ? ['livepatched'] : []),
  ];
  return parts.length === 0 ? '' : ` /* ${parts.join(', ')} */`;
}

const pairs = (values: Readonly<Record<string, TraceValue>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${text(value)}`)
    .join(', ');

const text = (value: TraceValue) => (value === null ? 'NULL' : String(value));
