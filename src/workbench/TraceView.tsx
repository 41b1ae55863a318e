import { href } from '../review/href.ts';
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

/** A splat, with a link to the page of its code. */
function SplatLine({ event: { event, fields } }: { event: TreeEvent }) {
  const code = valueText(fields.code);
  return (
    <li class="whp-trace-splat">
      <code>
        {event}: {valueText(fields.text)}
      </code>{' '}
      <a href={href(`/splats/${encodeURIComponent(code)}/`)}>{code}</a>
    </li>
  );
}

function EventLine({ event }: { event: TreeEvent }) {
  if (SPLATS.has(event.event)) return <SplatLine event={event} />;
  return (
    <li class="whp-trace-event">
      <code>
        {event.event}: {fieldsText(event.fields)}
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
