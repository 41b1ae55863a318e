import { KernelObject } from './kernelObject.ts';
import type { TraceValue } from './traceEvent.ts';

/** Renders any value for the trace without running code that the value brings along. */
export function traceValue(value: unknown): TraceValue {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : (KernelObject.labelOf(value) ?? '(object)');
    default:
      return `(${typeof value})`;
  }
}
