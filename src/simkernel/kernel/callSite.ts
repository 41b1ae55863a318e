import type { CallSite } from './traceEvent.ts';

/** The name under which code that is run against the kernel is evaluated, so that its frames can be told from ours. */
export const answerFile = 'answer.js';

const frame = /answer\.js:(\d+):(\d+)/;

/** Frames that are looked at below the kernel function: the reader's code calls it directly, or through one of the engine's own. */
const belowEntry = 2;
/** Frames that are looked at where the engine hides the kernel function: five of ours, one of its own, the reader's. */
const nearestFrames = 8;

/**
 * Where the reader's code stands that called a kernel function. Traces carry it.
 * @since 5.2, the oldest release that boots
 * @param entry the kernel function as the reader's code called it
 * @returns the innermost frame of that code on the stack; undefined where there is none, or the engine gives no
 * stack
 * @throws nothing
 * @source the simulation itself; no kernel function
 */
export function callSite(entry?: () => unknown): CallSite | undefined {
  return (entry && siteBelow(entry, belowEntry)) ?? siteBelow(callSite, nearestFrames);
}

// An engine makes an object of each frame, and there is one stack for each call that the reader's code makes. Where it
// has fewer frames by default than are looked at, ask for more.
function siteBelow(entry: () => unknown, frames: number): CallSite | undefined {
  const limit = Error.stackTraceLimit;
  if (limit !== undefined) Error.stackTraceLimit = frames;
  const { stack } = placeBelow(entry);
  if (limit !== undefined) Error.stackTraceLimit = limit;
  const match = frame.exec(String(stack));
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}

/** Under lockdown an Error takes its stack twice, a plain object once; not every engine can do that. */
function placeBelow(entry: () => unknown): { readonly stack?: unknown } {
  if (!Error.captureStackTrace) return new Error('call site');
  const place: { stack?: unknown } = {};
  Error.captureStackTrace(place, entry);
  return place;
}
