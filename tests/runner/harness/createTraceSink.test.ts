import { describe, expect, it } from 'vitest';
import { createTraceSink, TRACE_LIMIT } from '../../../src/runner/harness/createTraceSink.ts';

function open() {
  const sent: unknown[][] = [];
  let dropped = 0;
  const sink = createTraceSink(
    (events) => sent.push(JSON.parse(events) as unknown[]),
    () => {
      dropped++;
    },
  );
  return { sink, sent, dropped: () => dropped };
}

describe('createTraceSink', () => {
  it('sends in batches, and the rest when it is flushed', () => {
    const { sink, sent } = open();
    for (let index = 0; index < 70; index++) sink.onTrace({ index });
    expect(sent.map(({ length }) => length)).toEqual([64]);
    sink.flush();
    sink.flush();
    expect(sent.map(({ length }) => length)).toEqual([64, 6]);
  });

  it('keeps a bounded number of events and says that it dropped some', () => {
    const { sink, sent, dropped } = open();
    for (let index = 0; index < TRACE_LIMIT + 5; index++) sink.onTrace({ index });
    sink.flush();
    expect(sent.flat()).toHaveLength(TRACE_LIMIT);
    expect(dropped()).toBe(5);
  });
});
