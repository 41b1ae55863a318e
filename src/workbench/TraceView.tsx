import { type CallTree, isCall, type TreeEvent, type TreeNode } from '../trace/callTree.ts';

const SPLATS = new Set(['WARN', 'BUG']);

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

function fieldsText(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(', ');
}

function outcome(call: CallTree): string {
  if (call.open) return ' did not return';
  return call.ret === undefined ? '' : ` = ${valueText(call.ret)}`;
}

function EventLine({ event: { event, fields } }: { event: TreeEvent }) {
  const splat = SPLATS.has(event);
  return (
    <li class={splat ? 'whp-trace-splat' : 'whp-trace-event'}>
      <code>
        {event}: {splat ? valueText(fields.text) : fieldsText(fields)}
      </code>
    </li>
  );
}

function CallLine({ call }: { call: CallTree }) {
  return (
    <li>
      <code>
        {call.task !== undefined && <span class="whp-trace-task">{call.task} </span>}
        {call.fn}({fieldsText(call.args)})<span class="whp-trace-ret">{outcome(call)}</span>
      </code>
      {call.patched && <span class="whp-yours">your code</span>}
      {call.calls.length > 0 && <TraceView nodes={call.calls} />}
    </li>
  );
}

/** A trace as nested calls, each with its arguments and what it returned. */
export function TraceView({ nodes }: { nodes: readonly TreeNode[] }) {
  return (
    <ul class="whp-trace">
      {nodes.map((node, index) =>
        isCall(node) ? (
          <CallLine key={index} call={node} />
        ) : (
          <EventLine key={index} event={node} />
        ),
      )}
    </ul>
  );
}
