import type { TraceNode } from './traceTree.ts';

function outcome(node: TraceNode): string {
  if (node.kind !== 'call') return '';
  if (node.ret === null) return ' did not return';
  return node.ret === 'void' ? '' : ` = ${node.ret}`;
}

/** A trace as nested calls, each with its arguments and what it returned. */
export function TraceView({ nodes }: { nodes: readonly TraceNode[] }) {
  return (
    <ul class="whp-trace">
      {nodes.map((node, index) => (
        <li key={index} class={`whp-trace-${node.kind}`}>
          <code>
            {node.text}
            <span class="whp-trace-ret">{outcome(node)}</span>
          </code>
          {node.patched && <span class="whp-yours">your code</span>}
          {node.children.length > 0 && <TraceView nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
