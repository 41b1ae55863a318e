import type { Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

const judgeInterleavings = (seen: unknown, claim: string) =>
  judgeSearch(seen, {
    claim,
    tooMany:
      'The functions make too many steps for the search to look at every interleaving. A turn of the waiter needs three, a put two.',
  });

const goesOn = 'T goes on at the idle count, in every interleaving';

export const expected: Expectations = {
  'put-alone': {
    name: 'a put alone: one reference off, a wake-up on the address if that made the page idle, no look at the page afterwards',
    judge(seen) {
      const words = (before: unknown, after: unknown, woken: unknown) =>
        `${String(before)} -> ${String(after)} above idle, wake-ups: ${String(woken)}`;
      const want = [words(2, 1, 0), words(1, 0, 1)];
      const list = listOf(seen);
      const got = list.map((one) =>
        words(own(one, 'before'), own(one, 'after'), listOf(own(one, 'wakes')).length),
      );
      const looked = list.some((one) => own(one, 'looksAfterPut') !== 0);
      const rightWakes = list.every((one) =>
        listOf(own(one, 'wakes')).every(
          (wake) => own(wake, 'right') === true && own(wake, 'above') === 0,
        ),
      );
      return {
        pass: !looked && rightWakes && got.join('; ') === want.join('; '),
        expected: want.join('; '),
        seen: got.length > 0 ? got.join('; ') : 'no report of the run',
        ...(looked && list.length > 0
          ? { message: 'The put looked at the page after it had given its reference back.' }
          : rightWakes
            ? {}
            : { message: 'The wake-up was on another address, or came while the page was held.' }),
      };
    },
  },
  'idle-already': {
    name: 'the page is idle already: T goes on without a sleep, and stands on no queue',
    judge(seen) {
      const words = (state: unknown, queued: unknown) =>
        `T ${String(state)}, ${String(queued)} on the queue`;
      const [state, queued] = [own(seen, 'state'), own(seen, 'queued')];
      return {
        pass: state === 'finished' && queued === 0,
        expected: words('finished', 0),
        seen: words(state, queued),
      };
    },
  },
  'sleeps-while-held': {
    name: 'somebody holds the page: T sleeps on the address',
    judge(seen) {
      const [state, on] = [own(seen, 'state'), own(seen, 'onAddress')];
      return {
        pass: state === 'sleeping' && on === true,
        expected: 'T sleeping, on the address',
        seen: `T ${String(state)}${on === true ? ', on the address' : ''}`,
      };
    },
  },
  'woken-too-early': {
    name: 'T is woken although the page is held: it sleeps again, and goes on after the last put',
    judge(seen) {
      const words = (between: unknown, state: unknown) =>
        `T ${String(between)}, then ${String(state)}`;
      const [between, state] = [own(seen, 'between'), own(seen, 'state')];
      return {
        pass: between === 'sleeping' && state === 'finished',
        expected: words('sleeping', 'finished'),
        seen: words(between, state),
      };
    },
  },
  'waiter-against-a-put': {
    name: 'T against the last put: no wake-up is lost (I6)',
    judge: (seen) => judgeInterleavings(seen, goesOn),
  },
  'two-puts': {
    name: 'T sleeps, two CPUs put at the same time: one of them wakes it (I5)',
    judge: (seen) => judgeInterleavings(seen, goesOn),
  },
  'waiter-against-two-puts': {
    name: 'T against two puts: no wake-up is lost, and none is taken for the last (I5, I6)',
    judge: (seen) => judgeInterleavings(seen, goesOn),
  },
  'one-of-two-puts': {
    name: 'T against one put of two references: it sleeps as long as the other is held',
    judge: (seen) => judgeInterleavings(seen, 'T sleeps at the end, in every interleaving'),
  },
};
