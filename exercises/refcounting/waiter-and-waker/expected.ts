import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { own } from '../../../src/runner/judge/own.ts';

interface Wanted {
  readonly references: number;
  readonly task: 'sleeping' | 'finished';
}

const text = (state: unknown) =>
  `${String(own(state, 'task'))} at a count of ${String(own(state, 'references'))}`;

/** A task that sleeps keeps the block; one that has finished has given it away. */
const isState = (state: unknown, { references, task }: Wanted) =>
  own(state, 'references') === references &&
  own(state, 'task') === task &&
  own(state, 'hasBlock') === (task === 'sleeping');

/** The states that the waiting task went through. */
function judgeStates(
  seen: unknown,
  what: string,
  wanted: readonly (readonly [name: string, state: Wanted])[],
): Judgement {
  const wrong = wanted.find(([name, state]) => !isState(own(seen, name), state));
  const last = wrong && own(seen, wrong[0]);
  const asleep = own(last, 'task') === 'sleeping' && own(last, 'references') === 0;
  const early =
    own(last, 'task') === 'finished' &&
    wrong?.[1].task === 'sleeping' &&
    own(last, 'references') !== 0;
  return {
    pass: wrong === undefined,
    expected: `${what}: ${wanted.map(([, state]) => text(state)).join(', then ')}`,
    seen: `${what}: ${wanted.map(([name]) => text(own(seen, name))).join(', then ')}`,
    ...(asleep
      ? { message: `It sleeps on ${String(own(last, 'sleepsOn'))}, and nobody is left to wake it.` }
      : {}),
    ...(own(last, 'task') === 'spinning'
      ? {
          message:
            'The scan finds the page busy, and the wait is over at once: it starts over without end.',
        }
      : {}),
    ...(early ? { message: 'The block was given away while the page was held (I16).' } : {}),
  };
}

const judgeInterleavings = (seen: unknown, claim: string) =>
  judgeSearch(seen, {
    claim,
    tooMany:
      'The tasks make too many steps for the search to look at every interleaving. A wait needs one look and one sleep.',
    endless:
      'The scan finds the page busy, and the wait is over at once: it starts over without end.',
  });

const woken = 'T never sleeps on an idle page, and never gives a held one away';

export const expected: Expectations = {
  'punch-then-put': {
    name: 'a page held once: fallocate sleeps at a count of 1, and the put that reaches 0 ends it',
    judge: (seen) =>
      judgeStates(seen, 'fallocate', [
        ['before', { references: 1, task: 'sleeping' }],
        ['after', { references: 0, task: 'finished' }],
      ]),
  },
  'queued-first': {
    name: 'fallocate stands on the queue of an address before it tests the count and sleeps there',
    judge(seen) {
      const sleepsOn = own(seen, 'sleepsOn');
      const queuedOn = own(seen, 'queuedOn');
      return {
        pass: typeof sleepsOn === 'string' && sleepsOn === queuedOn,
        expected: 'on the queue of the address that it sleeps on',
        seen: `on the queue of ${queuedOn === null ? 'no address' : String(queuedOn)}, ${sleepsOn === null ? String(own(seen, 'task')) : `asleep on ${String(sleepsOn)}`}`,
        ...(queuedOn === null && typeof sleepsOn === 'string'
          ? {
              message:
                'A wake-up between the test and the sleep would be lost: ___wait_var_event() goes on the queue first.',
            }
          : {}),
      };
    },
  },
  'two-references': {
    name: 'a page held twice: fallocate sleeps on after the first put, 2 -> 1',
    judge: (seen) =>
      judgeStates(seen, 'fallocate', [
        ['one', { references: 1, task: 'sleeping' }],
        ['none', { references: 0, task: 'finished' }],
      ]),
  },
  'punch-then-unpin': {
    name: 'a pin, 1024 references: fallocate sleeps until unpin_user_page()',
    judge: (seen) =>
      judgeStates(seen, 'fallocate', [
        ['before', { references: 1024, task: 'sleeping' }],
        ['after', { references: 0, task: 'finished' }],
      ]),
  },
  'fault-meanwhile': {
    name: 'the holder faults on another page before it puts: MMAPLOCK is free while fallocate sleeps',
    judge(seen) {
      const fault = own(seen, 'fault');
      const judged = judgeStates(seen, 'fallocate', [
        ['after', { references: 0, task: 'finished' }],
      ]);
      return {
        ...judged,
        pass: judged.pass && fault === 'finished',
        expected: `the fault finished; ${String(judged.expected)}`,
        seen: `the fault ${String(fault)}; ${String(judged.seen)}`,
        ...(fault === 'sleeping'
          ? {
              message:
                'Whoever holds the page waits for MMAPLOCK, which the sleeping task has: cb drops it.',
            }
          : {}),
      };
    },
  },
  eviction: {
    name: 'unlink of a held file: dax_break_layout_final() sleeps on the page, and the put that reaches 0 wakes it',
    judge: (seen) =>
      judgeStates(seen, 'unlink', [
        ['before', { references: 1, task: 'sleeping' }],
        ['after', { references: 0, task: 'finished' }],
      ]),
  },
  'shared-page': {
    name: 'truncate of a file whose held page another file shares by reflink: the put wakes it (I5)',
    judge: (seen) =>
      judgeStates(seen, 'truncate', [
        ['before', { references: 1, task: 'sleeping' }],
        ['after', { references: 0, task: 'finished' }],
      ]),
  },
  'folio-as-it-was': {
    name: 'an idle page keeps its count of 0, its file and its index until the DAX entry goes',
    judge(seen) {
      const show = (value: unknown) =>
        `${String(own(value, 'references'))} references, ${String(own(value, 'mappings'))} mappings, ${own(value, 'ofItsFile') === true ? 'of its file' : 'of no file'}, index ${String(own(value, 'index'))}`;
      const want = { references: 0, mappings: 0, ofItsFile: true, index: 0 };
      return { pass: show(seen) === show(want), expected: show(want), seen: show(seen) };
    },
  },
  'put-against-punch': {
    name: 'fallocate against one put, every interleaving: no lost wake-up (I6)',
    judge: (seen) => judgeInterleavings(seen, woken),
  },
  'two-puts-against-punch': {
    name: 'fallocate against two puts on two CPUs, every interleaving: no lost wake-up (I6)',
    judge: (seen) => judgeInterleavings(seen, woken),
  },
  'put-leaves-one': {
    name: 'fallocate against a put that leaves a reference, every interleaving: it waits (I16)',
    judge: (seen) => judgeInterleavings(seen, woken),
  },
  'put-against-eviction': {
    name: 'unlink against one put, every interleaving: no lost wake-up (I6)',
    judge: (seen) => judgeInterleavings(seen, woken),
  },
};
