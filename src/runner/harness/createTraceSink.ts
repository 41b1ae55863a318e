import { jsonText } from './jsonText.ts';

const LIMITS = { depth: 8, nodes: 400, string: 1_000, text: 4_000 };

/** Events kept of one check. */
export const TRACE_LIMIT = 4_000;
const BATCH = 64;
/** A batch of at most this many characters is sent without a look at each event. */
const BATCH_TEXT = 64_000;

/** Takes the events of one check and sends them in batches, as JSON text. */
export interface TraceSink {
  onTrace(event: unknown): void;
  flush(): void;
}

/** @param send receives the JSON text of an array of events. */
export function createTraceSink(send: (events: string) => void, onDropped: () => void): TraceSink {
  let kept = 0;
  let batch: unknown[] = [];
  function flush(): void {
    if (batch.length === 0) return;
    send(textOf(batch));
    batch = [];
  }
  return {
    onTrace(event) {
      if (++kept > TRACE_LIMIT) return onDropped();
      batch.push(event);
      if (batch.length >= BATCH) flush();
    },
    flush,
  };
}

// The simulation makes its events itself, of plain values that stay as they are; only the length of a text in one can
// come from the answer.
function textOf(events: readonly unknown[]): string {
  const text = JSON.stringify(events);
  if (text.length <= BATCH_TEXT) return text;
  const texts = events.map((event) => JSON.stringify(event));
  return `[${texts.map((one, at) => (one.length > LIMITS.text ? jsonText(events[at], LIMITS) : one)).join(',')}]`;
}
