import { functionName } from '../../recordings/functionName.ts';
import { recordedCalls } from '../../recordings/recordedCalls.ts';
import type { Recording } from '../../recordings/recordingSchema.ts';

/** Where recordings show a function, and next to what. */
export interface RecordedUse {
  /** Recording id to the number of its calls there. */
  recordings: Map<string, number>;
  /** Functions that were seen to call it, the recorded tree leaving out what was not probed. */
  callers: Set<string>;
  /** Functions that it was seen to call, likewise. */
  callees: Set<string>;
}

/** Collects, for every function that any recording shows, where and next to what it was called. */
export function recordedUses(
  recordings: Iterable<readonly [string, Recording]>,
): Map<string, RecordedUse> {
  const uses = new Map<string, RecordedUse>();
  const use = (name: string) => {
    const known = uses.get(name) ?? {
      recordings: new Map(),
      callers: new Set(),
      callees: new Set(),
    };
    uses.set(name, known);
    return known;
  };
  for (const [id, recording] of recordings) {
    for (const { call, caller } of recordedCalls(recording)) {
      const name = functionName(call.fn);
      const counts = use(name).recordings;
      counts.set(id, (counts.get(id) ?? 0) + (call.times ?? 1));
      if (!caller) continue;
      use(name).callers.add(functionName(caller.fn));
      use(functionName(caller.fn)).callees.add(name);
    }
  }
  return uses;
}
