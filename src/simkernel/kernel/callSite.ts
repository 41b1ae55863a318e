import type { CallSite } from './traceEvent.ts';

/** The name under which code that is run against the kernel is evaluated, so that its frames can be told from ours. */
export const answerFile = 'answer.js';

const frame = /answer\.js:(\d+):(\d+)/;

/** The reader's code calls the kernel directly: its frame lies below five of ours, and engines may show one of theirs. */
const nearestFrames = 8;

/**
 * Where the reader's code stands that called a kernel function. Traces carry it.
 * @since 5.2, the oldest release that boots
 * @returns the innermost frame of that code on the stack; undefined where there is none, or the engine gives no
 * stack
 * @throws nothing
 * @source the simulation itself; no kernel function
 */
export function callSite(): CallSite | undefined {
  // V8 makes a text of each frame, and there is one stack for each call that the reader's code makes. Where an engine
  // has fewer frames by default than ours are, ask for more.
  const limit = Error.stackTraceLimit;
  if (limit !== undefined) Error.stackTraceLimit = nearestFrames;
  const { stack } = placeOfCall();
  if (limit !== undefined) Error.stackTraceLimit = limit;
  const match = frame.exec(String(stack));
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}

/** Under lockdown an Error takes its stack twice, a plain object once; not every engine can do that. */
function placeOfCall(): { readonly stack?: unknown } {
  if (!Error.captureStackTrace) return new Error('call site');
  const place: { stack?: unknown } = {};
  Error.captureStackTrace(place, callSite);
  return place;
}
