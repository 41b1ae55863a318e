import type { RecordedCall } from './recordingSchema.ts';

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The arguments of a recorded call as `name=value`, or an empty string where none were probed. */
export function argumentsText(call: RecordedCall): string {
  return Object.entries(call.args ?? {})
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(', ');
}

/** What a recorded call returned, undefined where the return was not probed. */
export function returnText(call: RecordedCall): string | undefined {
  return call.ret === undefined || call.ret === null ? undefined : valueText(call.ret);
}
