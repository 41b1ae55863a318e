import { describe, expect, it } from 'vitest';
import { acceptMessage } from '../../../src/runner/protocol/acceptMessage.ts';
import { emptyTranscript } from '../../../src/runner/protocol/transcript.ts';
import { nextDeadline, progressOf } from '../../../src/runner/sandbox/runClock.ts';

describe('the clock of a run', () => {
  it('gives every check the same time, until the run as a whole has had enough', () => {
    expect(nextDeadline(0)).toEqual({ wait: 1_500, after: 1_500 });
    expect(nextDeadline(6_000)).toEqual({ wait: 1_500, after: 1_500 });
    expect(nextDeadline(7_000)).toEqual({ wait: 1_000, after: 8_000 });
    expect(nextDeadline(9_000)).toEqual({ wait: 0, after: 8_000 });
  });

  it('sees progress in the start and in ended checks, not in what is printed', () => {
    const transcript = emptyTranscript();
    const expected = { run: 'id', plan: [{ check: 'a', release: '6.1' }] };
    const seen: number[] = [];
    for (const message of [
      { type: 'started' },
      { type: 'begin', check: 'a', release: '6.1' },
      { type: 'console', lines: [{ level: 'log', text: 'x', stack: '' }] },
      { type: 'trace', events: [] },
      { type: 'observed', seen: 1 },
    ]) {
      acceptMessage(transcript, expected, JSON.stringify({ run: 'id', ...message }));
      seen.push(progressOf(transcript));
    }
    expect(transcript.fault).toBeUndefined();
    expect(seen).toEqual([1, 1, 1, 1, 2]);
  });
});
