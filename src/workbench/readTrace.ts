import type { TraceEvent as RunEvent } from '../runner/traceEvent.ts';
import type { TraceEvent } from '../simkernel/kernel/traceEvent.ts';

const isText = (value: unknown): boolean => typeof value === 'string';
const isFields = (value: unknown): boolean => typeof value === 'object' && value !== null;

function isTraceEvent(event: RunEvent): boolean {
  if (!isText(event.task)) return false;
  switch (event.kind) {
    case 'call':
      return isText(event.fn) && isFields(event.args);
    case 'return':
      return isText(event.fn);
    case 'event':
      return isText(event.name) && isFields(event.fields);
    case 'splat':
      return isText(event.severity) && isText(event.code) && isText(event.text);
    default:
      return false;
  }
}

/**
 * The events of a run that have the form of the simulation's own. A run's trace comes out of the
 * sandbox, so its form is checked, not assumed.
 */
export function readTrace(events: readonly RunEvent[]): readonly TraceEvent[] {
  return events.filter(isTraceEvent) as unknown as readonly TraceEvent[];
}
