import type { TraceEvent } from '../runner/traceEvent.ts';

/** One line of a trace with what happened inside it. */
export interface TraceNode {
  readonly kind: 'call' | 'event' | 'splat' | 'other';
  readonly text: string;
  /** The body that ran was the reader's. */
  readonly patched: boolean;
  /** What the call returned, as text; null while it has not returned. */
  ret: string | null;
  readonly children: TraceNode[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

function fieldsText(fields: unknown): string {
  if (!isObject(fields)) return '';
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(', ');
}

function nodeOf(event: TraceEvent): TraceNode {
  const leaf = { patched: event.patched === true, ret: null, children: [] };
  switch (event.kind) {
    case 'call':
      return { ...leaf, kind: 'call', text: `${valueText(event.fn)}(${fieldsText(event.args)})` };
    case 'event':
      return {
        ...leaf,
        kind: 'event',
        text: `${valueText(event.name)}: ${fieldsText(event.fields)}`,
      };
    case 'splat':
      return {
        ...leaf,
        kind: 'splat',
        text: `${valueText(event.severity)}: ${valueText(event.text)}`,
      };
    default: {
      const { site: _site, ...rest } = event;
      return { ...leaf, kind: 'other', text: fieldsText(rest) };
    }
  }
}

/**
 * Nests the events of a run by the calls of their tasks. Total: events of any shape become a line,
 * a return without its call is left out, a call without its return stays open.
 */
export function traceTree(events: readonly TraceEvent[]): readonly TraceNode[] {
  const roots: TraceNode[] = [];
  const open = new Map<unknown, TraceNode[]>();
  for (const event of events) {
    const stack = open.get(event.task) ?? [];
    open.set(event.task, stack);
    if (event.kind === 'return') {
      const call = stack.pop();
      if (call !== undefined) call.ret = 'ret' in event ? valueText(event.ret) : 'void';
      continue;
    }
    const node = nodeOf(event);
    (stack.at(-1)?.children ?? roots).push(node);
    if (node.kind === 'call') stack.push(node);
  }
  return roots;
}
