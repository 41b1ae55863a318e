import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : undefined;

const isRefcount = (address: unknown) =>
  typeof address === 'string' && /^&page:0x[0-9a-f]+->_refcount$/.test(address);

function wakeWords(seen: unknown): string {
  const wakes = listOf(own(seen, 'wakes'));
  if (!wakes) return 'no report of the run';
  if (wakes.length === 0) return 'no wake-up';
  return wakes
    .map(
      (wake) =>
        `wake_up_var(${String(own(wake, 'address'))}) at count ${String(own(wake, 'count'))}`,
    )
    .join(', ');
}

/** Truncate slept at the count `from`; one put took it to `to` in one step. At 1, and only there, it woke truncate. */
function judgePut(seen: unknown, { from, to }: { from: number; to: number }): Judgement {
  const idle = to === 1;
  const wakes = listOf(own(seen, 'wakes'));
  const moves = listOf(own(seen, 'moves'));
  const before = own(seen, 'before');
  const truncate = own(seen, 'truncate');
  const count = own(seen, 'count');
  const wantTruncate = idle ? 'finished' : 'sleeping';
  const rightWakes =
    wakes !== undefined &&
    (idle
      ? wakes.some((wake) => isRefcount(own(wake, 'address'))) &&
        wakes.every((wake) => own(wake, 'count') === 1)
      : wakes.length === 0);
  const inOneStep = moves?.length === 1 && moves[0] === to - from;
  return {
    pass:
      own(before, 'count') === from &&
      own(before, 'truncate') === 'sleeping' &&
      count === to &&
      truncate === wantTruncate &&
      rightWakes &&
      inOneStep,
    expected: `count ${from} -> ${to} in one step, ${idle ? 'a wake-up on &page->_refcount at count 1' : 'no wake-up'}, truncate ${wantTruncate}`,
    seen: `count ${String(own(before, 'count'))} -> ${String(count)} in ${String(moves?.length)} steps, ${wakeWords(seen)}, truncate ${String(truncate)}`,
  };
}

interface Counts {
  readonly count: number;
  readonly pincount: number;
}

/** A page of a type that nobody waits for: put, and nothing else. */
function judgeOther(seen: unknown, from: Counts, to: Counts): Judgement {
  const before = own(seen, 'before');
  const moves = listOf(own(seen, 'moves'));
  const words = (count: unknown, pincount: unknown) =>
    `count ${from.count} -> ${String(count)}, _pincount ${from.pincount} -> ${String(pincount)}`;
  return {
    pass:
      own(before, 'count') === from.count &&
      own(before, 'pincount') === from.pincount &&
      own(seen, 'count') === to.count &&
      own(seen, 'pincount') === to.pincount &&
      moves?.length === 1 &&
      listOf(own(seen, 'wakes'))?.length === 0 &&
      listOf(own(seen, 'splats'))?.length === 0,
    expected: `${words(to.count, to.pincount)} in one step, no wake-up`,
    seen: `${words(own(seen, 'count'), own(seen, 'pincount'))} in ${String(moves?.length)} steps, ${wakeWords(seen)}`,
  };
}

export const expected: Expectations = {
  'last-pin': {
    name: 'unpin_user_page(), 1025 -> 1: truncate is woken (I5)',
    judge: (seen) => judgePut(seen, { from: 1025, to: 1 }),
  },
  'last-reference': {
    name: 'one FOLL_GET reference, 2 -> 1: truncate is woken (I5)',
    judge: (seen) => judgePut(seen, { from: 2, to: 1 }),
  },
  'two-pins-at-once': {
    name: 'two pins at once, 2049 -> 1: all 2048 references come off in one step, and truncate is woken',
    judge: (seen) => judgePut(seen, { from: 2049, to: 1 }),
  },
  'three-references-at-once': {
    name: 'three FOLL_GET references at once, 4 -> 1: truncate is woken (I5)',
    judge: (seen) => judgePut(seen, { from: 4, to: 1 }),
  },
  'pin-before-pipe': {
    name: 'unpin_user_page(), 1026 -> 2: truncate sleeps on, the page is still in a pipe',
    judge: (seen) => judgePut(seen, { from: 1026, to: 2 }),
  },
  'pipe-after-pin': {
    name: 'the pin first, then the pipe, 2 -> 1: truncate is woken by put_page()',
    judge: (seen) => judgePut(seen, { from: 2, to: 1 }),
  },
  'one-of-two-pins': {
    name: 'one of two pins, 2049 -> 1025: truncate sleeps on',
    judge: (seen) => judgePut(seen, { from: 2049, to: 1025 }),
  },
  'two-cpus': {
    name: 'an unpin and a put of another CPU, 1026 -> 1: truncate is woken, whenever the other comes in (I5)',
    judge(seen) {
      const runs = listOf(seen) ?? [];
      const right = (run: unknown) =>
        own(run, 'count') === 1 &&
        listOf(own(run, 'wakes'))?.some((wake) => isRefcount(own(wake, 'address'))) === true &&
        listOf(own(run, 'wakes'))?.every((wake) => own(wake, 'count') === 1) === true;
      const wrong = runs.find((run) => !right(run));
      const ended = runs.length > 0 && own(runs.at(-1), 'between') === null;
      const shown = wrong ?? runs.at(-1);
      const moment = own(shown, 'between');
      return {
        pass: ended && wrong === undefined,
        expected: 'count 1, a wake-up on &page->_refcount at count 1',
        seen: `count ${String(own(shown, 'count'))}, ${wakeWords(shown)}; the other put came ${typeof moment === 'string' ? moment : 'after this one'}`,
        ...(wrong === undefined || !runs.some(right)
          ? {}
          : {
              message:
                'Between a look at the count and the subtraction another CPU can put its reference: then neither put sees itself as the last.',
            }),
      };
    },
  },
  'device-dax': {
    name: 'a page of device-dax, 1025 -> 1: refused by __put_devmap_managed_page_refs(), put all the same, nobody woken (I2)',
    judge: (seen) => judgeOther(seen, { count: 1025, pincount: 0 }, { count: 1, pincount: 0 }),
  },
  'large-folio': {
    name: 'two pins of a 2 MiB folio of device-dax: two references and two of _pincount (I13)',
    judge: (seen) => judgeOther(seen, { count: 3, pincount: 2 }, { count: 1, pincount: 0 }),
  },
  'pins-in-between': {
    name: 'no other CPU sees a _pincount during the put that is higher than before or lower than after it (I13)',
    judge(seen) {
      const parts = [
        ['small', 'order 0', { count: [1025, 1], pincount: [0, 0] }],
        ['large', '2 MiB', { count: [3, 1], pincount: [2, 0] }],
      ] as const;
      const judged = parts.map(([name, what, { count, pincount }]) => {
        const part = own(seen, name);
        const before = own(part, 'before');
        const looks = listOf(own(part, 'seen')) ?? [];
        const odd = looks.find((look) => {
          const pins = Number(own(look, 'pincount'));
          return !(pins <= pincount[0] && pins >= pincount[1]);
        });
        const ends = `_pincount ${pincount[0]} -> `;
        return {
          odd,
          pass:
            odd === undefined &&
            looks.length > 0 &&
            own(before, 'count') === count[0] &&
            own(before, 'pincount') === pincount[0] &&
            own(part, 'count') === count[1] &&
            own(part, 'pincount') === pincount[1],
          expected: `${what}: ${ends}${pincount[1]}`,
          seen: `${what}: ${ends}${String(own(part, 'pincount'))}${odd === undefined ? '' : `, ${String(own(odd, 'pincount'))} ${String(own(odd, 'at'))}`}`,
        };
      });
      return {
        pass: judged.every(({ pass }) => pass),
        expected: judged.map((one) => one.expected).join('\n'),
        seen: judged.map((one) => one.seen).join('\n'),
        ...(judged.some(({ odd }) => odd !== undefined)
          ? { message: 'A write that is taken back later is seen by another CPU in between.' }
          : {}),
      };
    },
  },
  'freed-private': {
    name: 'the last reference on a PRIVATE page, 1 -> 0: the driver gets the page back (I4)',
    judge(seen) {
      const words = (calls: unknown) => `page_free called for the page: ${String(calls)}`;
      return {
        pass:
          own(seen, 'before') === 1 &&
          own(seen, 'calls') === 1 &&
          own(seen, 'frees') === 1 &&
          listOf(own(seen, 'wakes'))?.length === 0,
        expected: words(1),
        seen: words(own(seen, 'calls')),
      };
    },
  },
};
