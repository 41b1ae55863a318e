import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptMessage } from '../../../src/runner/protocol/acceptMessage.ts';
import { emptyTranscript, type Transcript } from '../../../src/runner/protocol/transcript.ts';

const run = 'r'.repeat(32);
const plan = [
  { check: 'a', release: '6.1' },
  { check: 'b', release: '6.1' },
];

const started = { run, type: 'started' };
const begin = (check: string) => ({ run, type: 'begin', check, release: '6.1' });
const observed = { run, type: 'observed', seen: { refcount: 1 } };
const threw = { run, type: 'threw', thrown: { text: 'Error: x', stack: '' } };
const trace = { run, type: 'trace', events: [{ kind: 'call' }] };
const line = { run, type: 'console', lines: [{ level: 'log', text: 'x', stack: '' }] };
const missing = { run, type: 'missing', names: ['put'] };
const loadError = { run, type: 'loadError', thrown: { text: 'Error: x', stack: '' } };
const done = { run, type: 'done', truncated: false };
const orderly = [started, begin('a'), line, trace, observed, begin('b'), threw, done];

function accept(...messages: readonly unknown[]): Transcript {
  const transcript = emptyTranscript();
  for (const message of messages) {
    const text = typeof message === 'object' ? JSON.stringify(message) : message;
    acceptMessage(transcript, { run, plan }, text);
  }
  return transcript;
}

describe('acceptMessage', () => {
  it('takes in more events at once than a call takes arguments', () => {
    const events = Array.from({ length: 300_000 }, () => ({}));
    const transcript = accept(started, begin('a'), { ...trace, events });
    expect(transcript.fault).toBeUndefined();
    expect(transcript.records[0]?.trace).toHaveLength(300_000);
  });

  it('takes in an orderly run', () => {
    const transcript = accept(...orderly);
    expect(transcript.fault).toBeUndefined();
    expect(transcript.done).toBe(true);
    expect(transcript.records).toEqual([
      {
        check: 'a',
        release: '6.1',
        trace: [{ kind: 'call' }],
        outcome: { type: 'observed', seen: { refcount: 1 } },
      },
      { check: 'b', release: '6.1', trace: [], outcome: { type: 'threw', thrown: threw.thrown } },
    ]);
    expect(transcript.console).toMatchObject([{ text: 'x', check: 'a', release: '6.1' }]);
  });

  it.each([
    ['a forged one, with another id', [started, { ...begin('a'), run: 'guess' }]],
    ['a forged one, without an id', [started, { type: 'done', truncated: false }]],
    ['one before the start', [begin('a')]],
    ['a second start', [started, started]],
    ['one after the end', [...orderly, observed]],
    ['a second end', [...orderly, done]],
    ['an observation that comes twice', [started, begin('a'), observed, observed]],
    ['an observation that overrules an error', [started, begin('a'), threw, observed]],
    ['an observation outside a check', [started, observed]],
    ['a check that is not the next one', [started, begin('b')]],
    ['a check that is not planned', [started, begin('c')]],
    ['a check for another release', [started, { ...begin('a'), release: '7.2' }]],
    ['a check that begins inside another', [started, begin('a'), begin('b')]],
    ['more checks than planned', [...orderly.slice(0, -1), begin('a')]],
    ['an observation after the file failed to load', [started, begin('a'), loadError, observed]],
    ['a check after exports were missing', [started, begin('a'), missing, begin('b')]],
    ['one of an unknown kind', [started, { run, type: 'verdict', pass: true }]],
    ['one of an inherited kind', [started, { run, type: 'constructor' }]],
    ['a trace that is no list', [started, begin('a'), { ...trace, events: { length: 1 } }]],
    ['a console line without text', [started, begin('a'), { ...line, lines: [{ level: 'log' }] }]],
    ['an error without a text', [started, begin('a'), { ...threw, thrown: null }]],
    ['an observation without a value', [started, begin('a'), { run, type: 'observed' }]],
    ['an empty list of missing exports', [started, begin('a'), { ...missing, names: [] }]],
    ['a harness that broke', [started, { run, type: 'broken', text: 'x' }]],
    ['something that is not text', [started, 7]],
    ['text that is not JSON', [started, '{']],
    ['JSON that is not an object', [started, '[]']],
    ['null', [started, 'null']],
  ])('calls it a fault to get %s', (_, messages) => {
    expect(accept(...messages).fault).toEqual(expect.any(String));
  });

  it('never forgets a fault', () => {
    const transcript = accept(done, ...orderly);
    expect(transcript.fault).toBe('a message came before the run had started');
    expect(transcript.records).toEqual([]);
  });

  it('is complete and faultless only for one start, every check in order, and one end', () => {
    const kinds = [started, begin('a'), begin('b'), observed, threw, trace, line, done];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 12 }), (messages) => {
        const { fault, done: isDone, records } = accept(...messages);
        const isComplete = records.length === 2 && records.every(({ outcome }) => outcome);
        const shape = messages
          .filter((message) => message !== trace && message !== line)
          .map((message) => (message === threw ? observed : message));
        const right = [started, begin('a'), observed, begin('b'), observed, done];
        const isRight = JSON.stringify(shape) === JSON.stringify(right);
        if (fault === undefined && isDone && isComplete) expect(isRight).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
